#include "CCrypto.h"
#include <openssl/evp.h>

bool lectern_pbkdf2_sha256(
    const void *password, size_t passwordCount, const void *salt, size_t saltCount, int rounds, void *key, size_t count) {
    return PKCS5_PBKDF2_HMAC(
        password, (int)passwordCount, salt, (int)saltCount, rounds, EVP_sha256(), (int)count, key) == 1;
}
