#pragma once
#include <stddef.h>
#include <stdint.h>

/// What Lectern uses of libarchive: zip and tar, plain or compressed by gzip, bzip2 or xz. No other program is ever started.
typedef struct lectern_archive lectern_archive;

/// What `lectern_archive_next` came to.
enum lectern_archive_result { lectern_archive_entry = 0, lectern_archive_end = 1, lectern_archive_damaged = 2 };

/// What an entry is.
enum lectern_entry_kind { lectern_entry_file, lectern_entry_folder, lectern_entry_link, lectern_entry_hard_link, lectern_entry_other };

/// Begins to read the archive at a descriptor; NULL where there is no memory or it is not an archive.
lectern_archive *lectern_archive_open(int descriptor);
void lectern_archive_close(lectern_archive *archive);

/// Goes to the next entry. `path` receives its name, valid until the next call; as bytes, where it is not UTF-8.
int lectern_archive_next(lectern_archive *archive, const char **path, int *kind, int *is_encrypted);
/// Reads up to `count` bytes of the entry; 0 at its end, -1 where it is damaged or encrypted.
long lectern_archive_read(lectern_archive *archive, uint8_t *buffer, size_t count);
/// What is wrong, in libarchive's words; never NULL.
const char *lectern_archive_message(lectern_archive *archive);
