#include "CWatch.h"
#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

int lectern_watch(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int lectern_watch_folder(int watch, const char *folder) {
    // Not IN_MODIFY: a file that is being written is half of one.
    unsigned events = IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;
    return inotify_add_watch(watch, folder, events) < 0 ? -1 : 0;
}

void lectern_watch_read(int watch) {
    char events[4096];
    while (read(watch, events, sizeof events) > 0 || errno == EINTR) errno = 0;
}
