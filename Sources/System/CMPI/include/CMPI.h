#pragma once
#include <stddef.h>

/// What Lectern uses of MPI. Without the package's trait `MPI` no library is linked, and all but the first function give
/// `lectern_mpi_not_built`. Every other result is one of MPI's own codes, 0 for success.
enum lectern_mpi_result { lectern_mpi_not_built = -1, lectern_mpi_success = 0 };

/// Whether this build has MPI.
int lectern_mpi_is_built(void);
/// Takes this process into the job that it was started for: which of how many ranks it is. Once a process.
int lectern_mpi_begin(int *rank, int *count);
/// Replaces each value by the sum over all ranks, added up in the order of the ranks: the same bits on each of them.
/// All ranks call it with the same count, below 2^31.
int lectern_mpi_sum(float *values, size_t count);
/// Says what a code means, in MPI's words.
void lectern_mpi_message(int code, char *text, size_t capacity);
/// Ends all processes of the job.
void lectern_mpi_abort(int status);
/// Leaves the job, once all others do.
int lectern_mpi_end(void);
