#pragma once

/// What becomes of freed memory; on C libraries other than glibc, these do nothing.

/// From now on, freed memory stays with the process.
void lectern_keep_freed_memory(void);

/// Gives what is free back to the system.
void lectern_release_freed_memory(void);
