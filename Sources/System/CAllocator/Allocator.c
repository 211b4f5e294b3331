#include "CAllocator.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>

void lectern_keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

void lectern_release_freed_memory(void) {
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
    malloc_trim(0);
}
#else
void lectern_keep_freed_memory(void) {}
void lectern_release_freed_memory(void) {}
#endif
