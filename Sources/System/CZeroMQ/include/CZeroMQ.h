#pragma once
#include <stdbool.h>
#include <stddef.h>

// Messages of frames between processes (ZeroMQ), as Jupyter's programs talk to a kernel. The library is opened when it is first asked
// for, so that only who runs a kernel needs it.

/// The kinds of sockets that a kernel and who uses it have, with ZeroMQ's own numbers. A subscriber hears all messages.
enum {
    lectern_zmq_publisher = 1,
    lectern_zmq_subscriber = 2,
    lectern_zmq_replier = 4,
    lectern_zmq_dealer = 5,
    lectern_zmq_router = 6,
    lectern_zmq_puller = 7,
    lectern_zmq_pusher = 8,
};

/// Whether libzmq is there.
bool lectern_zmq_is_installed(void);

/// Opens a socket, to be used by one thread at a time. At most 16 are opened by a process.
/// - Returns: its number; -1 where there is none, as where the endpoint is taken.
int lectern_zmq_open(int kind, const char *endpoint, bool binds);

/// Waits until one of the sockets has a message, for so many milliseconds; for ever where these are -1.
/// - Returns: its index in `sockets`; -1 where none has one.
int lectern_zmq_wait(const int *sockets, int count, long milliseconds);

/// Receives the next frame of a message, which waits to be taken.
/// - Returns: how many bytes it has; -1 where there is none.
long lectern_zmq_receive(int socket);

/// Copies the frame that waits to `bytes`, which has room for it.
/// - Returns: whether the message has more frames.
bool lectern_zmq_take(int socket, void *bytes);

/// Sends a frame, the last of its message unless `hasMore`.
bool lectern_zmq_send(int socket, const void *bytes, size_t count, bool hasMore);
