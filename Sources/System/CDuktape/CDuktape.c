#include "CDuktape.h"
#include <duktape.h>

static duk_context *context(lectern_js *engine) { return (duk_context *)engine; }

lectern_js *lectern_js_create(void) { return (lectern_js *)duk_create_heap_default(); }

void lectern_js_destroy(lectern_js *engine) { duk_destroy_heap(context(engine)); }

int lectern_js_run(lectern_js *engine, const char *source, size_t count) {
    duk_set_top(context(engine), 0);
    return duk_peval_lstring(context(engine), source, count);
}

int lectern_js_call(lectern_js *engine, const char *function, const char *argument, size_t count) {
    duk_set_top(context(engine), 0);
    duk_get_global_string(context(engine), function);
    duk_push_lstring(context(engine), argument, count);
    return duk_pcall(context(engine), 1);
}

const char *lectern_js_result(lectern_js *engine, size_t *count) {
    return duk_safe_to_lstring(context(engine), 0, count);
}
