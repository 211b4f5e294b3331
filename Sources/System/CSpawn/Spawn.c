#define _GNU_SOURCE
#include "CSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

pid_t lectern_spawn(char *const arguments[], char *const environment[], int output, int channel) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    pid_t process = -1;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return errno = error, -1;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        error = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        if (!error) error = posix_spawnattr_setsigmask(&attributes, &none);
        if (!error) error = posix_spawnattr_setsigdefault(&attributes, &all);
        // The sources are above 4, so that no dup2 overwrites what a later one needs.
        if (!error) error = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, 1);
        if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, 2);
        if (!error) error = posix_spawn_file_actions_adddup2(&actions, channel, 3);
        if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, 4);
        if (!error) error = posix_spawn(&process, arguments[0], &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error ? (errno = error, -1) : process;
}

/// Moves a descriptor above the ones that `lectern_spawn` fills.
static int raise_descriptor(int *descriptor) {
    int raised = fcntl(*descriptor, F_DUPFD_CLOEXEC, 10);
    if (raised < 0) return -1;
    close(*descriptor);
    *descriptor = raised;
    return 0;
}

static int raise_both(int ends[2]) {
    if (raise_descriptor(&ends[0]) == 0 && raise_descriptor(&ends[1]) == 0) return 0;
    int error = errno;
    close(ends[0]);
    close(ends[1]);
    return errno = error, -1;
}

int lectern_channel(int sockets[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0 ? -1 : raise_both(sockets);
}

int lectern_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) != 0 ? -1 : raise_both(ends); }
