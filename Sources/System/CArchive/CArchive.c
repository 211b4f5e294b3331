#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>

struct lectern_archive {
    struct archive *reader;
};

lectern_archive *lectern_archive_open(int descriptor) {
    // Names are converted by the locale's rules.
    setlocale(LC_CTYPE, "C.UTF-8");
    lectern_archive *archive = calloc(1, sizeof *archive);
    if (!archive) return NULL;
    archive->reader = archive_read_new();
    if (archive->reader && archive_read_support_format_zip(archive->reader) == ARCHIVE_OK &&
        archive_read_support_format_tar(archive->reader) == ARCHIVE_OK &&
        archive_read_support_filter_gzip(archive->reader) == ARCHIVE_OK &&
        archive_read_support_filter_bzip2(archive->reader) == ARCHIVE_OK &&
        archive_read_support_filter_xz(archive->reader) == ARCHIVE_OK &&
        archive_read_open_fd(archive->reader, descriptor, 1 << 16) == ARCHIVE_OK)
        return archive;
    lectern_archive_close(archive);
    return NULL;
}

void lectern_archive_close(lectern_archive *archive) {
    if (!archive) return;
    if (archive->reader) archive_read_free(archive->reader);
    free(archive);
}

static int kind_of(struct archive_entry *entry) {
    if (archive_entry_hardlink(entry)) return lectern_entry_hard_link;
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG: return lectern_entry_file;
    case AE_IFDIR: return lectern_entry_folder;
    case AE_IFLNK: return lectern_entry_link;
    default: return lectern_entry_other;
    }
}

int lectern_archive_next(lectern_archive *archive, const char **path, int *kind, int *is_encrypted) {
    struct archive_entry *entry;
    int result = archive_read_next_header(archive->reader, &entry);
    if (result == ARCHIVE_EOF) return lectern_archive_end;
    // A warning only says that a name could not be converted.
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return lectern_archive_damaged;
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    *path = name ? name : "";
    *kind = kind_of(entry);
    *is_encrypted = archive_entry_is_encrypted(entry);
    return lectern_archive_entry;
}

long lectern_archive_read(lectern_archive *archive, uint8_t *buffer, size_t count) {
    la_ssize_t got = archive_read_data(archive->reader, buffer, count);
    return got < 0 ? -1 : (long)got;
}

const char *lectern_archive_message(lectern_archive *archive) {
    const char *message = archive_error_string(archive->reader);
    return message ? message : "it is cut short, or not an archive";
}
