#include "CProcess.h"
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

pid_t lectern_fork(void) { return fork(); }

void lectern_limit_memory(uint64_t bytes) {
    struct rlimit space = {bytes, bytes}, core = {0, 0};
    setrlimit(RLIMIT_AS, &space);
    setrlimit(RLIMIT_CORE, &core);
}

void lectern_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void lectern_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }
