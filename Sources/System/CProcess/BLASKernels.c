#include "CProcess.h"
#include <stdlib.h>

void lectern_choose_blas_kernels(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    if (wide) setenv("OPENBLAS_CORETYPE", "SkylakeX", 0);
#endif
    // Kernels divides its products among threads of its own. OpenBLAS's would spin for some 25 ms when it is loaded.
    setenv("OPENBLAS_NUM_THREADS", "1", 0);
}
