#define _GNU_SOURCE
#include "CProcessor.h"

#include <sched.h>
#include <unistd.h>

const double lectern_one = 1;

int lectern_processors(void) {
    cpu_set_t allowed;
    // It fails on machines with more processors than the set has places.
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) > 0) return CPU_COUNT(&allowed);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}
