#include "CCrash.h"
#include "CConfine.h"
#include <unistd.h>
#include <stdio.h>

static void describe(const struct lectern_call_stack *stack) {
    char line[320] = "@";
    for (int index = 0; index < stack->count; index++) {
        size_t length = lectern_describe_frame(stack, index, line + 1, sizeof line - 1);
        if (length > 0 && write(STDERR_FILENO, line, length + 1) < 0) return;
    }
}

void lectern_describe_crashes(void) { lectern_on_crash(describe); }

void lectern_print_by_lines(void) { setvbuf(stdout, NULL, _IOLBF, 1 << 16); }
