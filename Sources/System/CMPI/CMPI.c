#include "CMPI.h"

#include <stdio.h>

#ifdef LECTERN_MPI
#include <limits.h>
#include <mpi.h>
#include <stdlib.h>
#include <string.h>

/// For each rank, how long its part of the values is and where it begins; then the same of the others' copies of this rank's part.
/// Begun with the first sum of a length, for a training sums the same buffer at every step.
static int *lengths, *starts, *own_lengths, *own_starts;
static float *copies;
static size_t planned, room;
static int self, ranks;

int lectern_mpi_is_built(void) { return 1; }

int lectern_mpi_begin(int *rank, int *count) {
    int given;
    int result = MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &given);
    if (result == MPI_SUCCESS && given < MPI_THREAD_SERIALIZED) result = MPI_ERR_UNSUPPORTED_OPERATION;
    if (result == MPI_SUCCESS) result = MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    if (result == MPI_SUCCESS) result = MPI_Comm_rank(MPI_COMM_WORLD, &self);
    if (result == MPI_SUCCESS) result = MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    *rank = self;
    *count = ranks;
    return result;
}

static size_t start_of(size_t count, int rank) { return count * (size_t)rank / (size_t)ranks; }

static int plan(size_t count) {
    if (planned == count && lengths) return MPI_SUCCESS;
    if (count > INT_MAX) return MPI_ERR_COUNT;
    if (!lengths) lengths = malloc(4 * (size_t)ranks * sizeof *lengths);
    size_t own = start_of(count, self + 1) - start_of(count, self);
    size_t needed = own * (size_t)ranks + 1;
    // A step may add up several lengths in turn.
    if (room < needed) {
        free(copies);
        copies = malloc(needed * sizeof *copies);
        room = copies ? needed : 0;
    }
    if (!lengths || !copies) return MPI_ERR_NO_MEM;
    planned = count;
    starts = lengths + ranks, own_lengths = starts + ranks, own_starts = own_lengths + ranks;
    for (int rank = 0; rank < ranks; rank++) {
        starts[rank] = (int)start_of(count, rank);
        lengths[rank] = (int)(start_of(count, rank + 1) - start_of(count, rank));
        own_lengths[rank] = (int)own;
        // Counted in values of a rank's part; INT_MAX holds them, for together they are about `count`.
        own_starts[rank] = (int)(own * (size_t)rank);
    }
    return MPI_SUCCESS;
}

/// Each rank gets all copies of its part, adds them up in order, and gives the sum to all: as many bytes as MPI_Allreduce's ring
/// sends, which adds each part up beginning with another rank.
int lectern_mpi_sum(float *values, size_t count) {
    if (ranks < 2) return MPI_SUCCESS;
    int result = plan(count);
    if (result != MPI_SUCCESS) return result;
    result = MPI_Alltoallv(values, lengths, starts, MPI_FLOAT, copies, own_lengths, own_starts, MPI_FLOAT, MPI_COMM_WORLD);
    if (result != MPI_SUCCESS) return result;
    float *sum = values + starts[self];
    int own = lengths[self];
    memcpy(sum, copies, (size_t)own * sizeof *sum);
    for (int rank = 1; rank < ranks; rank++) {
        const float *copy = copies + own_starts[rank];
        for (int place = 0; place < own; place++) sum[place] += copy[place];
    }
    return MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_FLOAT, values, lengths, starts, MPI_FLOAT, MPI_COMM_WORLD);
}

void lectern_mpi_message(int code, char *text, size_t capacity) {
    char words[MPI_MAX_ERROR_STRING] = "unknown";
    int length;
    MPI_Error_string(code, words, &length);
    snprintf(text, capacity, "%s", words);
}

void lectern_mpi_abort(int status) { MPI_Abort(MPI_COMM_WORLD, status); }

int lectern_mpi_end(void) { return MPI_Finalize(); }

#else

int lectern_mpi_is_built(void) { return 0; }

int lectern_mpi_begin(int *rank, int *count) {
    *rank = 0;
    *count = 1;
    return lectern_mpi_not_built;
}

int lectern_mpi_sum(float *values, size_t count) {
    (void)values, (void)count;
    return lectern_mpi_not_built;
}

void lectern_mpi_message(int code, char *text, size_t capacity) {
    (void)code;
    snprintf(text, capacity, "this build has no MPI");
}

void lectern_mpi_abort(int status) { (void)status; }

int lectern_mpi_end(void) { return lectern_mpi_not_built; }

#endif
