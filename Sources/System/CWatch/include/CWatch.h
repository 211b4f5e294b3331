#pragma once

// What the kernel tells of files that change (inotify), as one descriptor to wait for.

/// A descriptor that is readable once something changed in a watched folder; -1 with errno set where there can be none.
int lectern_watch(void);

/// Watches the files of `folder`: that one was written and closed, came, went, or was renamed, and that a folder came. Watching
/// a folder again changes nothing. Returns 0, or -1 with errno set.
int lectern_watch_folder(int watch, const char *folder);

/// Reads away what was told up to now: the descriptor is readable again after the next change.
void lectern_watch_read(int watch);
