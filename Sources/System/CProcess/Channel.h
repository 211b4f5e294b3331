#pragma once
#include "CProcess.h"

/// Whether this process is a worker.
int lectern_channel_is_open(void);
