#include "CProcess.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int event_descriptor = -1;

void lectern_set_event_descriptor(int descriptor) { event_descriptor = descriptor; }

static void write_all(const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(event_descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

/// Waits until nobody has unread bytes in `descriptor`, at most five seconds: a reader that is gone must not hang the cell.
static void wait_until_read(int descriptor) {
    struct timespec pause = {0, 20000};
    for (int turn = 0; turn < 250000 && lectern_pending_bytes(descriptor) > 0; turn++) nanosleep(&pause, NULL);
}

/// A frame in one write where it fits, so that a forked child's frames do not mix with its parent's.
static void write_frame(uint8_t type, const void *payload, size_t length) {
    uint8_t frame[4096] = {type, (uint8_t)length, (uint8_t)(length >> 8), (uint8_t)(length >> 16), (uint8_t)(length >> 24)};
    size_t first = length < sizeof frame - 5 ? length : sizeof frame - 5;
    memcpy(frame + 5, payload, first);
    write_all(frame, first + 5);
    write_all((const uint8_t *)payload + first, length - first);
}

void lectern_emit(uint8_t type, const void *payload, size_t length) {
    if (event_descriptor < 0) return;
    fflush(NULL);
    wait_until_read(STDOUT_FILENO);
    wait_until_read(STDERR_FILENO);
    write_frame(type, payload, length);
}
