#pragma once
#include <stddef.h>

/// A JavaScript engine of its own (Duktape). Not to be used from two threads at once.
typedef struct lectern_js lectern_js;

/// A fresh engine, or NULL when there is no memory for one.
lectern_js *lectern_js_create(void);
/// Frees the engine and all that it holds.
void lectern_js_destroy(lectern_js *engine);
/// Runs `source` as a program. Returns 0 when it ran to its end; the result is then its value, else the error's text.
int lectern_js_run(lectern_js *engine, const char *source, size_t count);
/// Calls a global function with one string. Returns 0 when it returned; the result is as for `lectern_js_run`.
int lectern_js_call(lectern_js *engine, const char *function, const char *argument, size_t count);
/// The text of the last result, valid until the next run or call.
const char *lectern_js_result(lectern_js *engine, size_t *count);
