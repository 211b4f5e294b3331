// Functions of the C library that the worker's executable takes the place of, for every library in the process.
#define _GNU_SOURCE
#include "Channel.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/// What goes to standard error is kept in order with standard output only up to here: the supervisor drops what is longer.
static const size_t longest_ordered = 1 << 20;
static size_t ordered;

/// Lets the supervisor read all that was printed until now.
static void settle(size_t count) {
    if (!lectern_channel_is_open() || ordered > longest_ordered) return;
    ordered += count;
    // Not all streams: this thread may hold standard error, for which another that flushes all would wait, while this one waits for it.
    fflush(stdout);
    lectern_emit_written(HostFrameKindOrder, NULL, 0);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (descriptor != STDERR_FILENO) return syscall(SYS_write, descriptor, bytes, count);
    settle(0);
    ssize_t written = syscall(SYS_write, descriptor, bytes, count);
    int error = errno;
    settle(count);
    errno = error;
    return written;
}

static ssize_t write_error(void *cookie, const char *bytes, size_t count) {
    (void)cookie;
    ssize_t written = write(STDERR_FILENO, bytes, count);
    return written < 0 ? 0 : written;
}

void lectern_order_standard_error(void) {
    // The C library's own stream, to which `perror` and `fwrite` print, does not call the function above.
    FILE *ordered_error = fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_error});
    if (ordered_error == NULL) return;
    setvbuf(ordered_error, NULL, _IONBF, 0);
    stderr = ordered_error;
}

/// Whether a return address is in the Swift runtime. It prints nothing but reports by `fputs`, and gives no other way to get them:
/// its own calls of `swift_reportError` cannot be redirected.
static int is_in_runtime(const void *address) {
    Dl_info caller, runtime;
    void *report = dlsym(RTLD_DEFAULT, "swift_reportError");
    return report != NULL && dladdr(address, &caller) && dladdr(report, &runtime) && caller.dli_fbase == runtime.dli_fbase;
}

int fputs(const char *restrict text, FILE *restrict stream) {
    size_t length = strlen(text);
    if (stream != stderr) return fwrite(text, 1, length, stream) == length ? 1 : EOF;
    if (lectern_channel_is_open() && is_in_runtime(__builtin_return_address(0))) {
        lectern_emit(HostFrameKindReport, text, length);
        return 1;
    }
    settle(0);
    size_t written = fwrite(text, 1, length, stream);
    settle(length);
    return written == length ? 1 : EOF;
}
