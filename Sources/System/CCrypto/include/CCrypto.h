#pragma once
#include <stdbool.h>
#include <stddef.h>

/// PBKDF2 with HMAC-SHA-256 (RFC 8018): `count` bytes that follow from a password and a salt by `rounds` rounds.
/// - Returns: whether there are any; not without rounds or bytes.
bool lectern_pbkdf2_sha256(
    const void *password, size_t passwordCount, const void *salt, size_t saltCount, int rounds, void *key, size_t count);

/// HMAC with SHA-256 (RFC 2104) of a message: 32 bytes.
/// - Returns: whether there are any.
bool lectern_hmac_sha256(const void *key, size_t keyCount, const void *message, size_t messageCount, void *code);
