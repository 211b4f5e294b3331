// Which threads a worker's cells started: a fork leaves them behind.
#define _GNU_SOURCE
#include "CProcess.h"
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static int others;

/// Whether a thread that begins there is of the pool that Kernels starts anew in a forked process.
static int is_of_pool(void *(*start)(void *)) {
    Dl_info image;
    if (!dladdr((void *)start, &image) || !image.dli_fname) return 0;
    const char *name = strrchr(image.dli_fname, '/');
    return strcmp(name ? name + 1 : image.dli_fname, "libLessonKit.so") == 0;
}

/// pthread_create(3), for every library in the process.
int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*start)(void *), void *restrict argument) {
    int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) =
        (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
    if (!is_of_pool(start)) __atomic_store_n(&others, 1, __ATOMIC_RELAXED);
    return create(thread, attributes, start, argument);
}

bool lectern_has_started_threads(void) { return __atomic_load_n(&others, __ATOMIC_RELAXED); }
