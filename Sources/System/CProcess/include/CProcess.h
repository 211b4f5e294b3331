#pragma once
#include "CFrames.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// fork(2), which Swift's Glibc module hides. Only the calling thread lives on in the child.
pid_t lectern_fork(void);

/// Whether this process, or the one it was forked from, has started threads other than those of LessonKit's pool.
bool lectern_has_started_threads(void);

/// What the worker puts before each payload on its channel to the supervisor. The token is known to these two only: bytes that a cell
/// writes there are told apart by it.
struct lectern_channel_head {
    uint64_t token;
    /// Comes back as a receipt when the supervisor has taken the frame.
    uint64_t number;
    uint32_t length;
    uint8_t kind;
    uint8_t padding[3];
};

/// Makes this process a worker, which speaks to its supervisor through the socket `descriptor`.
void lectern_open_channel(int descriptor, uint64_t token);

/// Sends a frame, and returns when the supervisor has taken it and all that was printed before. Not for cells: they cannot see it.
__attribute__((visibility("hidden"))) void lectern_emit(HostFrameKind kind, const void *payload, size_t length);

/// Sends an `event` frame: for LessonKit, which finds it by name.
void lectern_emit_event(const void *payload, size_t length);

/// From now on a signal that stops the process first sends its call stack.
void lectern_report_crashes(void);

/// From now on remembers the call stack of the latest Swift `throw`.
void lectern_record_throws(void);

/// Sends the call stack of the latest `throw`.
void lectern_emit_latest_throw(void);

/// Chooses OpenBLAS's kernels from the processor's features, unless the user has chosen. Call it before OpenBLAS is loaded.
void lectern_choose_blas_kernels(void);

/// Limits the address space to `bytes` and switches off core files.
void lectern_limit_memory(uint64_t bytes);

/// Asks the kernel to end this process when its parent ends.
void lectern_end_with_parent(void);

/// From now on processes whose parents are gone become children of this one, so that it can end them.
void lectern_adopt_orphans(void);
