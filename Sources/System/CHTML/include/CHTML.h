#pragma once
#include <stddef.h>

/// Is told each start tag in order. `attributes` holds names and values in turn (a value may be NULL) and ends in NULL.
typedef void (*lectern_html_element)(
    void *receiver, const char *name, const char *const *attributes, size_t line);

/// Reads UTF-8 HTML and calls `element` for each start tag. Errors in the HTML are repaired, as browsers do.
/// Returns 0, or -1 when there is no memory or `count` is more than 2 GB.
int lectern_html_read(const char *bytes, size_t count, lectern_html_element element, void *receiver);
