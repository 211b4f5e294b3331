// The locks of the Swift runtime (of lazy globals, and `Synchronization.Mutex`) in a process that was forked.
//
// Both write the number of the thread that holds them into the lock, and keep that number in a thread-local variable (`ulock_get_tid`
// and `_swift_stdlib_gettid` in Swift's sources). A fork copies the variable: the first thread of the child locks with its parent's
// number. Alone it can. But where another thread waits for the lock in the kernel, the kernel does not let it be released by someone
// else than the number says, and both threads wait for ever.
//
// The runtime has no way to forget the number. So in a worker no thread waits in the kernel: the three operations are done here.
#define _GNU_SOURCE
#include "Channel.h"
#include <dlfcn.h>
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <time.h>

typedef long (*system_call)(long, ...);

static system_call libc_syscall;

__attribute__((constructor)) static void find_libc_syscall(void) { libc_syscall = (system_call)dlsym(RTLD_NEXT, "syscall"); }

static int is_taken(uint32_t *lock, uint32_t thread) {
    uint32_t nobody = 0;
    return __atomic_compare_exchange_n(lock, &nobody, thread, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

static long refuse(int reason) {
    errno = reason;
    return -1;
}

/// Takes the lock, as the kernel does: it says so where the thread has it already.
static long lock(uint32_t *lock) {
    const uint32_t thread = (uint32_t)libc_syscall(SYS_gettid);
    const struct timespec pause = {.tv_nsec = 50 * 1000};
    for (int tries = 0; !is_taken(lock, thread); tries++) {
        if ((__atomic_load_n(lock, __ATOMIC_RELAXED) & FUTEX_TID_MASK) == thread) return refuse(EDEADLK);
        if (tries < 100) sched_yield();
        else nanosleep(&pause, NULL);
    }
    return 0;
}

static long try_lock(uint32_t *lock) { return is_taken(lock, (uint32_t)libc_syscall(SYS_gettid)) ? 0 : refuse(EAGAIN); }

static long unlock(uint32_t *lock) {
    __atomic_store_n(lock, 0, __ATOMIC_RELEASE);
    return 0;
}

/// syscall(2), for every library in the process.
long syscall(long number, ...) {
    long a[6];
    va_list list;
    va_start(list, number);
    for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
    va_end(list);
    if (!libc_syscall) find_libc_syscall();
    if (number == SYS_futex && lectern_channel_is_open()) {
        switch ((int)a[1] & FUTEX_CMD_MASK) {
        case FUTEX_LOCK_PI: return lock((uint32_t *)a[0]);
        case FUTEX_TRYLOCK_PI: return try_lock((uint32_t *)a[0]);
        case FUTEX_UNLOCK_PI: return unlock((uint32_t *)a[0]);
        }
    }
    return libc_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
