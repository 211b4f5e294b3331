#pragma once
#include <stdbool.h>

/// Gives the open file `to` the owner, the mode and the extended attributes of the open file `from`. Returns whether it has all of them.
bool lectern_copy_file_attributes(int from, int to);
