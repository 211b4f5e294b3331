#include "CCrypto.h"
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

bool lectern_pbkdf2_sha256(
    const void *password, size_t passwordCount, const void *salt, size_t saltCount, int rounds, void *key, size_t count) {
    return PKCS5_PBKDF2_HMAC(
        password, (int)passwordCount, salt, (int)saltCount, rounds, EVP_sha256(), (int)count, key) == 1;
}

bool lectern_hmac_sha256(const void *key, size_t keyCount, const void *message, size_t messageCount, void *code) {
    unsigned int count = 32;
    return keyCount <= INT_MAX && HMAC(EVP_sha256(), key, (int)keyCount, message, messageCount, code, &count) != NULL;
}
