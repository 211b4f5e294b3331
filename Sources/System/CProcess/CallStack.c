#define _GNU_SOURCE
#include "CCrash.h"
#include "CProcess.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <string.h>

enum { deepest = 128 };

static void *thrown_frames[deepest];
static struct lectern_call_stack thrown = {.frames = thrown_frames};

static size_t put(uint8_t *bytes, size_t used, uint64_t value, int size) {
    for (int index = 0; index < size; index++) bytes[used + (size_t)index] = (uint8_t)(value >> (8 * index));
    return used + (size_t)size;
}

static void emit_stack(const struct lectern_call_stack *stack) {
    static uint8_t bytes[deepest * 300];
    size_t used = 0;
    for (int index = 0; index < stack->count; index++) {
        size_t offset;
        const char *image = lectern_locate_frame(stack, index, &offset);
        size_t length = image ? strlen(image) : 0;
        if (length == 0 || used + length + 12 > sizeof bytes) continue;
        used = put(bytes, used, length, 4);
        memcpy(bytes + used, image, length);
        used = put(bytes, used + length, offset, 8);
    }
    lectern_emit(HostFrameKindCallStack, bytes, used);
}

void lectern_report_crashes(void) { lectern_on_crash(emit_stack); }

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

void lectern_emit_latest_throw(void) { emit_stack(&thrown); }
