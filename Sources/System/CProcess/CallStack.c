#define _GNU_SOURCE
#include "CProcess.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

enum { deepest = 128 };

static void *thrown_frames[deepest];
static int thrown_count = 0;
static uint8_t crash_type = 0;

/// One line a frame: the image's path, a tab, the offset in it. A return address is behind its call, so it is moved back.
static void emit_frames(uint8_t type, void **frames, int count, void *exact) {
    static char text[deepest * 300];
    size_t used = 0;
    for (int index = 0; index < count; index++) {
        Dl_info image;
        if (!dladdr(frames[index], &image) || image.dli_fname == NULL) continue;
        size_t offset = (size_t)frames[index] - (size_t)image.dli_fbase - (frames[index] == exact ? 0 : 1);
        int written = snprintf(text + used, sizeof text - used, "%s\t%zx\n", image.dli_fname, offset);
        if (written < 0 || used + (size_t)written >= sizeof text) break;
        used += (size_t)written;
    }
    lectern_emit(type, text, used);
}

static void report_crash(int signal_number, siginfo_t *information, void *context) {
    (void)information;
    void *frames[deepest];
    int count = backtrace(frames, deepest);
#if defined(__x86_64__)
    void *exact = (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#else
    void *exact = (void *)((ucontext_t *)context)->uc_mcontext.pc;
#endif
    emit_frames(crash_type, frames, count, exact);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
    _exit(128 + signal_number);
}

void lectern_report_crashes(uint8_t type) {
    crash_type = type;
    void *warm[2];
    backtrace(warm, 2);  // loads the unwinder now: a crashed process may not be able to
    stack_t stack = {.ss_sp = malloc(1 << 17), .ss_size = 1 << 17};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = report_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXCPU};
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) sigaction(signals[index], &action, NULL);
}

static void remember_throw(void *error) {
    (void)error;
    thrown_count = backtrace(thrown_frames, deepest);
}

static void remember_typed_throw(void *error, void *type, void *table) {
    (void)error, (void)type, (void)table;
    thrown_count = backtrace(thrown_frames, deepest);
}

void lectern_record_throws(void) {
    // The Swift runtime calls these hooks, where they are set, before every throw.
    void (**untyped)(void *) = dlsym(RTLD_DEFAULT, "_swift_willThrow");
    void (**typed)(void *, void *, void *) = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
    if (untyped) *untyped = remember_throw;
    if (typed) *typed = remember_typed_throw;
}

void lectern_emit_latest_throw(uint8_t type) { emit_frames(type, thrown_frames, thrown_count, NULL); }
