#define _GNU_SOURCE
#include "CConfine.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

enum { deepest = 64 };

/// A return address is behind its call, so it is moved back.
static void describe_crash(int number, siginfo_t *information, void *context) {
    (void)information;
    void *frames[deepest];
    int count = backtrace(frames, deepest);
#if defined(__x86_64__)
    void *exact = (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#else
    void *exact = (void *)((ucontext_t *)context)->uc_mcontext.pc;
#endif
    for (int index = 0; index < count; index++) {
        Dl_info image;
        if (!dladdr(frames[index], &image) || image.dli_fname == NULL) continue;
        size_t offset = (size_t)frames[index] - (size_t)image.dli_fbase - (frames[index] == exact ? 0 : 1);
        char line[320];
        int length = snprintf(line, sizeof line, "@%s\t%zx\n", image.dli_fname, offset);
        if (length > 0 && (size_t)length < sizeof line && write(STDERR_FILENO, line, (size_t)length) < 0) break;
    }
    signal(number, SIG_DFL);
    raise(number);
    _exit(128 + number);
}

void lectern_describe_crashes(void) {
    void *warm[2];
    backtrace(warm, 2);  // loads the unwinder now: a crashed process may not be able to
    stack_t stack = {.ss_sp = malloc(1 << 17), .ss_size = 1 << 17};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = describe_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXCPU};
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) sigaction(signals[index], &action, NULL);
}
