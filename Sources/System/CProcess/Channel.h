#pragma once
#include "CProcess.h"

/// Whether this process is a worker.
int lectern_channel_is_open(void);

/// Sends a frame as `lectern_emit` does, after what was written, and not what the C library still holds back.
void lectern_emit_written(HostFrameKind kind, const void *payload, size_t length);

/// From now on what the C library writes to standard error is kept in order with standard output.
void lectern_order_standard_error(void);
