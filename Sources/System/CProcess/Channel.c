#define _GNU_SOURCE
#include "Channel.h"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int channel = -1;
static uint64_t channel_token;
static uint32_t frame_count;
static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static __thread int is_sending;

void lectern_open_channel(int descriptor, uint64_t token) {
    channel = descriptor;
    channel_token = token;
    // So that whole lines of the two streams come in the order in which they are printed.
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    lectern_order_standard_error();
}

int lectern_channel_is_open(void) { return channel >= 0; }

static int send_all(const void *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(channel, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return 0;
        bytes = (const uint8_t *)bytes + sent;
        count -= (size_t)sent;
    }
    return 1;
}

/// Waits until the supervisor has taken the frame `number`, and all that was printed before it. Receipts for frames of a child that is
/// gone are skipped. Returns at once where the supervisor is gone.
static void wait_for_receipt(uint64_t number) {
    uint64_t receipt = 0;
    do {
        size_t received = 0;
        while (received < sizeof receipt) {
            ssize_t count = recv(channel, (uint8_t *)&receipt + received, sizeof receipt - received, 0);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return;
            received += (size_t)count;
        }
    } while (receipt != number);
}

static void send_frame(HostFrameKind kind, const void *payload, size_t length) {
    if (length > lectern_largest_frame) length = 0;
    struct lectern_channel_head head = {
        .token = channel_token,
        .number = (uint64_t)getpid() << 32 | ++frame_count,
        .length = (uint32_t)length,
        .kind = kind,
    };
    if (send_all(&head, sizeof head) && send_all(payload, length)) wait_for_receipt(head.number);
}

void lectern_emit(HostFrameKind kind, const void *payload, size_t length) {
    if (!is_sending) fflush(NULL);
    lectern_emit_written(kind, payload, length);
}

void lectern_emit_written(HostFrameKind kind, const void *payload, size_t length) {
    // What a signal handler prints while a frame is sent cannot be put in order.
    if (channel < 0 || is_sending) return;
    pthread_mutex_lock(&turn);
    is_sending = 1;
    send_frame(kind, payload, length);
    is_sending = 0;
    pthread_mutex_unlock(&turn);
}

void lectern_emit_event(const void *payload, size_t length) { lectern_emit(HostFrameKindEvent, payload, length); }
