#define _GNU_SOURCE
#include "CConfine.h"
#include <errno.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/// Sets a limit that is never above the one that is there.
static int limit(int resource, uint64_t value) {
    struct rlimit limits;
    if (getrlimit(resource, &limits) != 0) return -1;
    if (limits.rlim_max < value) value = limits.rlim_max;
    limits.rlim_cur = limits.rlim_max = value;
    return setrlimit(resource, &limits);
}

int lectern_confine(const struct lectern_limits *limits, uid_t user, enum lectern_confined who) {
    if (geteuid() == 0) {
        if (setgroups(0, NULL) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0) return -1;
        if (setuid(0) == 0) return errno = EPERM, -1;
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    if (limit(RLIMIT_AS, limits->address_space) != 0) return -1;
    // A compiler is told by SIGXCPU that its time is up, so that a SIGKILL was somebody else's. An answer could ignore that.
    struct rlimit time = {limits->cpu_seconds, limits->cpu_seconds + (who == lectern_compiler ? 2 : 0)};
    if (setrlimit(RLIMIT_CPU, &time) != 0) return -1;
    if (limit(RLIMIT_FSIZE, limits->file_bytes) != 0) return -1;
    if (limit(RLIMIT_NPROC, limits->processes) != 0) return -1;
    if (limit(RLIMIT_NOFILE, limits->open_files) != 0) return -1;
    // 0 would do for files. At 1 the kernel also starts none of the programs that a machine may have for cores.
    if (limit(RLIMIT_CORE, 1) != 0) return -1;
    // They are counted for all processes of a user. Nobody here queues signals.
    if (limit(RLIMIT_SIGPENDING, 32) != 0 || limit(RLIMIT_MSGQUEUE, 0) != 0) return -1;
    return lectern_refuse_system_calls(who);
}

static char *const *arguments;
static int argument_count;

/// The C library hands them to what runs before main. Swift reads them from /proc, and an answer's sandbox has none.
__attribute__((constructor)) static void keep_arguments(int count, char *words[]) {
    argument_count = count;
    arguments = words;
}

char *const *lectern_arguments(int *count) {
    *count = argument_count;
    return arguments;
}
