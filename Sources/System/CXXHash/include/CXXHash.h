#pragma once
#include <stddef.h>
#include <stdint.h>

/// Sixteen bytes of XXH3-128, high half first.
typedef struct { uint64_t high, low; } lectern_hash128;

/// XXH3-128 of `count` bytes.
lectern_hash128 lectern_xxh3_128(const void *bytes, size_t count);
