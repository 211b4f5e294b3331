#define _GNU_SOURCE
#include "CCrash.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#include <unistd.h>

enum { deepest = 128 };

static void (*report)(const struct lectern_call_stack *);

static void handle(int number, siginfo_t *information, void *context) {
    (void)information;
    void *frames[deepest];
    struct lectern_call_stack stack = {.frames = frames, .count = backtrace(frames, deepest)};
#if defined(__x86_64__)
    stack.exact = (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#else
    stack.exact = (void *)((ucontext_t *)context)->uc_mcontext.pc;
#endif
    report(&stack);
    signal(number, SIG_DFL);
    raise(number);
    _exit(128 + number);
}

void lectern_on_crash(void (*reporter)(const struct lectern_call_stack *)) {
    report = reporter;
    void *warm[2];
    backtrace(warm, 2);  // loads the unwinder now: a crashed process may not be able to
    stack_t stack = {.ss_sp = malloc(1 << 17), .ss_size = 1 << 17};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXCPU};
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) sigaction(signals[index], &action, NULL);
}

const char *lectern_locate_frame(const struct lectern_call_stack *stack, int index, size_t *offset) {
    Dl_info image;
    void *frame = stack->frames[index];
    if (!dladdr(frame, &image) || image.dli_fname == NULL) return NULL;
    *offset = (size_t)frame - (size_t)image.dli_fbase - (frame == stack->exact ? 0 : 1);
    return image.dli_fname;
}

size_t lectern_describe_frame(const struct lectern_call_stack *stack, int index, char *line, size_t capacity) {
    size_t offset;
    const char *image = lectern_locate_frame(stack, index, &offset);
    if (image == NULL) return 0;
    int length = snprintf(line, capacity, "%s\t%zx\n", image, offset);
    return length > 0 && (size_t)length < capacity ? (size_t)length : 0;
}
