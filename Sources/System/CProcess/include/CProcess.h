#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// fork(2), which Swift's Glibc module hides. Only the calling thread lives on in the child.
pid_t lectern_fork(void);

/// Bytes that wait in the pipe of `descriptor`, which may be either end; 0 where that is unknown.
int lectern_pending_bytes(int descriptor);

/// Names the descriptor that `lectern_emit` writes to.
void lectern_set_event_descriptor(int descriptor);

/// Writes a frame (type, 32-bit little-endian length, payload) to the event descriptor. First flushes stdio and waits until
/// the supervisor has read what was printed, so that text and events keep their order.
void lectern_emit(uint8_t type, const void *payload, size_t length);

/// From now on a signal that stops the process first emits a frame of `type` with the call stack.
void lectern_report_crashes(uint8_t type);

/// From now on remembers the call stack of the latest Swift `throw`.
void lectern_record_throws(void);

/// Emits the call stack of the latest `throw` as a frame of `type`.
void lectern_emit_latest_throw(uint8_t type);

/// Chooses OpenBLAS's kernels from the processor's features, unless the user has chosen. Call it before OpenBLAS is loaded.
void lectern_choose_blas_kernels(void);

/// Limits the address space to `bytes` and switches off core files.
void lectern_limit_memory(uint64_t bytes);

/// Asks the kernel to end this process when its parent ends.
void lectern_end_with_parent(void);
