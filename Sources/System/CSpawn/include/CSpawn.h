#pragma once
#include <sys/types.h>

/// Starts `arguments` with this environment in a session of its own. Descriptor 0 is /dev/null, 1 and 2 are `output`, 3 is
/// `channel`; nothing else of this process is inherited. Returns the process's id, or -1 with errno set.
pid_t lectern_spawn(char *const arguments[], char *const environment[], int output, int channel);

/// Two connected stream sockets and a pipe, all closed on exec. Returns 0, or -1 with errno set.
int lectern_channel(int sockets[2]);
int lectern_pipe(int ends[2]);
