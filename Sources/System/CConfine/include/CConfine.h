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

/// Who is confined: a compiler at work on an answer, or the answer itself, which may start no process, open no socket, lock
/// nothing and share no memory.
enum lectern_confined { lectern_compiler, lectern_answer };

/// Refuses system calls that `who` does not need. Part of `lectern_confine`. Returns 0, or -1 with errno set.
int lectern_refuse_system_calls(enum lectern_confined who);

/// Gives up root (if the process has it) for `user`, forbids gaining privileges again, and applies the limits, all for good.
/// Returns 0, or -1 with errno set: the process must then not go on.
int lectern_confine(const struct lectern_limits *limits, uid_t user, enum lectern_confined who);

/// From now on a signal that stops the process first writes `@IMAGE\tOFFSET` lines, innermost frame first, to standard error.
void lectern_describe_crashes(void);

/// From now on what is printed is written line by line, so that a process that is stopped has written the lines before.
void lectern_print_by_lines(void);

/// The words of the command line, found without /proc.
char *const *lectern_arguments(int *count);
