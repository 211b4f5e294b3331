#pragma once
#include <stdint.h>
#include <sys/types.h>

/// What a confined process may use. 0 means none at all, not "no limit".
struct lectern_limits {
    uint64_t address_space;
    uint64_t cpu_seconds;
    uint64_t file_bytes;
    uint64_t processes;
    uint64_t open_files;
};

/// Refuses system calls that no compiler and no answer needs. Part of `lectern_confine`. Returns 0, or -1 with errno set.
int lectern_refuse_system_calls(void);

/// Gives up root (if the process has it) for `user`, forbids gaining privileges again, and applies the limits, all for good.
/// Returns 0, or -1 with errno set: the process must then not go on.
int lectern_confine(const struct lectern_limits *limits, uid_t user);

/// Starts `arguments` with this environment in a session of its own. Descriptor 0 is /dev/null, 1 and 2 are `output`, 3 is
/// `channel`; nothing else of this process is inherited. Returns the process's id, or -1 with errno set.
pid_t lectern_spawn(char *const arguments[], char *const environment[], int output, int channel);

/// Two connected stream sockets and a pipe, all closed on exec. Returns 0, or -1 with errno set.
int lectern_channel(int sockets[2]);
int lectern_pipe(int ends[2]);

/// From now on a signal that stops the process first writes `@IMAGE\tOFFSET` lines, innermost frame first, to standard error.
void lectern_describe_crashes(void);
