#define _GNU_SOURCE
#include "CCrash.h"
#include "CProcess.h"
#include <dlfcn.h>
#include <execinfo.h>

enum { deepest = 128 };

static void *thrown_frames[deepest];
static struct lectern_call_stack thrown = {.frames = thrown_frames};
static uint8_t crash_type = 0;

/// One line a frame.
static void emit_stack(uint8_t type, const struct lectern_call_stack *stack) {
    static char text[deepest * 300];
    size_t used = 0;
    for (int index = 0; index < stack->count; index++)
        used += lectern_describe_frame(stack, index, text + used, sizeof text - used);
    lectern_emit(type, text, used);
}

static void report_crash(const struct lectern_call_stack *stack) { emit_stack(crash_type, stack); }

void lectern_report_crashes(uint8_t type) {
    crash_type = type;
    lectern_on_crash(report_crash);
}

static void remember_throw(void *error) {
    (void)error;
    thrown.count = backtrace(thrown_frames, deepest);
}

static void remember_typed_throw(void *error, void *type, void *table) {
    (void)error, (void)type, (void)table;
    thrown.count = backtrace(thrown_frames, deepest);
}

void lectern_record_throws(void) {
    // The Swift runtime calls these hooks, where they are set, before every throw.
    void (**untyped)(void *) = dlsym(RTLD_DEFAULT, "_swift_willThrow");
    void (**typed)(void *, void *, void *) = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
    if (untyped) *untyped = remember_throw;
    if (typed) *typed = remember_typed_throw;
}

void lectern_emit_latest_throw(uint8_t type) { emit_stack(type, &thrown); }
