// How long a sum over all ranks takes, by its length and how it is made:
//   ordered     what training uses: each rank adds one part up in the order of the ranks (Sources/System/CMPI)
//   gathered    each rank gets all ranks' values and adds them up in order by itself
//   allreduce   MPI_Allreduce, whose order depends on the number of ranks and the length
// The three take turns; a line has the median of the turns, of the slowest rank each. Prints ranks,values,method,microseconds.
#include "CMPI.h"

#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int rank, ranks;

static void gathered(float *values, size_t count, float *all) {
    MPI_Allgather(values, (int)count, MPI_FLOAT, all, (int)count, MPI_FLOAT, MPI_COMM_WORLD);
    memcpy(values, all, count * sizeof *values);
    for (int other = 1; other < ranks; other++)
        for (size_t place = 0; place < count; place++) values[place] += all[(size_t)other * count + place];
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void fill(float *values, size_t count) {
    for (size_t place = 0; place < count; place++) values[place] = (float)((place * 7919 + (size_t)rank * 104729) % 1000) / 7;
}

int main(void) {
    if (lectern_mpi_begin(&rank, &ranks) != lectern_mpi_success) return 1;
    const size_t lengths[] = {1000, 10000, 61706, 200000, 1000000, 4000000, 16000000};
    const char *methods[] = {"ordered", "gathered", "allreduce"};
    const size_t most = lengths[sizeof lengths / sizeof *lengths - 1];
    float *values = malloc(most * sizeof *values), *all = malloc(most * (size_t)ranks * sizeof *all);
    if (!values || !all) return 1;
    for (size_t number = 0; number < sizeof lengths / sizeof *lengths; number++) {
        size_t count = lengths[number];
        int turns = count < 1000000 ? 201 : 21;
        double times[3][201];
        for (int turn = -2; turn < turns; turn++) {
            for (int method = 0; method < 3; method++) {
                fill(values, count);
                MPI_Barrier(MPI_COMM_WORLD);
                double begin = MPI_Wtime();
                if (method == 0) lectern_mpi_sum(values, count);
                if (method == 1) gathered(values, count, all);
                if (method == 2) MPI_Allreduce(MPI_IN_PLACE, values, (int)count, MPI_FLOAT, MPI_SUM, MPI_COMM_WORLD);
                double took = MPI_Wtime() - begin, slowest;
                MPI_Allreduce(&took, &slowest, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
                if (turn >= 0) times[method][turn] = slowest;
            }
        }
        for (int method = 0; method < 3; method++) {
            qsort(times[method], (size_t)turns, sizeof(double), ascending);
            if (rank == 0) printf("%d,%zu,%s,%.1f\n", ranks, count, methods[method], times[method][turns / 2] * 1e6);
        }
        fflush(stdout);
    }
    return lectern_mpi_end();
}
