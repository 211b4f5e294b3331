#include "CFileAttributes.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/// The longest list of names, and the longest value, that Linux has.
enum { longest = 1 << 16 };

static bool copy_extended(int from, int to) {
    static _Thread_local char names[longest], value[longest];
    ssize_t length = flistxattr(from, names, sizeof names);
    // A file system that has none has none to lose.
    if (length < 0) return errno == ENOTSUP;
    for (char *name = names; name < names + length; name += strlen(name) + 1) {
        ssize_t size = fgetxattr(from, name, value, sizeof value);
        if (size < 0 || fsetxattr(to, name, value, (size_t)size, 0) != 0) return false;
    }
    return true;
}

bool lectern_copy_file_attributes(int from, int to) {
    struct stat old, new;
    if (fstat(from, &old) != 0 || fstat(to, &new) != 0) return false;
    bool is_owned = old.st_uid == new.st_uid && old.st_gid == new.st_gid;
    if (!is_owned && fchown(to, old.st_uid, old.st_gid) != 0) return false;
    // The mode comes after the owner, with whom the kernel takes some of it away, and after the lists, which change it.
    return copy_extended(from, to) && fchmod(to, old.st_mode & 07777) == 0;
}
