#pragma once
#include <stddef.h>

/// Is told each start tag in order. `attributes` holds names and values in turn (a value may be NULL) and ends in NULL.
typedef void (*lectern_html_element)(
    void *receiver, const char *name, const char *const *attributes, size_t line);
/// Is told text between tags, in pieces.
typedef void (*lectern_html_text)(void *receiver, const char *bytes, size_t count);
/// Is told the end of each element, also of one that has no end tag.
typedef void (*lectern_html_end)(void *receiver, const char *name);

/// Who is told what is found; `text` and `end` may be NULL.
typedef struct {
    lectern_html_element element;
    lectern_html_text text;
    lectern_html_end end;
} lectern_html_events;

/// Reads UTF-8 HTML and tells `events` what it has. Errors in the HTML are repaired, as browsers do.
/// Returns 0, or -1 when there is no memory or `count` is more than 2 GB.
int lectern_html_read(const char *bytes, size_t count, lectern_html_events events, void *receiver);
