#include "CXXHash.h"
#include <xxhash.h>

lectern_hash128 lectern_xxh3_128(const void *bytes, size_t count) {
    XXH128_hash_t hash = XXH3_128bits(bytes, count);
    return (lectern_hash128){hash.high64, hash.low64};
}
