#pragma once
#include <stddef.h>

/// Frames of a call stack, innermost first. `exact` is the frame that is an instruction's address; all others are return
/// addresses, each after its call.
struct lectern_call_stack {
    void **frames;
    int count;
    void *exact;
};

/// From now on a signal that stops the process first hands its call stack to `report`, which may use only what a signal
/// handler may. Of several calls the last one counts.
void lectern_on_crash(void (*report)(const struct lectern_call_stack *stack));

/// The path of the image that a frame's call is in, and the call's offset in it; NULL where it is in none.
const char *lectern_locate_frame(const struct lectern_call_stack *stack, int index, size_t *offset);

/// Writes `IMAGE\tOFFSET\n` of a frame's call into `line`. Returns its length; 0 where the frame is in no image, or the line
/// is longer than `capacity`.
size_t lectern_describe_frame(const struct lectern_call_stack *stack, int index, char *line, size_t capacity);
