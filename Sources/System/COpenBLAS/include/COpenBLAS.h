#pragma once

// The few calls of OpenBLAS that Kernels makes. <cblas.h> stays out of this header, so that a cell that imports
// Kernels compiles without a search in /usr/include.

// C = alpha op(A) op(B) + beta C, row-major; op(A) is m x k, op(B) is k x n, op transposes where its flag is not 0.
void lectern_sgemm(int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a, int lda,
                   const float *b, int ldb, float beta, float *c, int ldc);

// y = alpha op(A) x + beta y; A is m x n, row-major.
void lectern_sgemv(int transpose_a, int m, int n, float alpha, const float *a, int lda, const float *x, float beta,
                   float *y);

// The kernels OpenBLAS chose when it was loaded, as "Haswell" or "SkylakeX".
const char *lectern_blas_core_type(void);

// The library's version and build options.
const char *lectern_blas_configuration(void);

// From now on OpenBLAS computes on the calling thread only.
void lectern_blas_stay_on_calling_thread(void);

/// The `count` greatest eigenvalues of a symmetric matrix of `size` rows, in rising order, and their vectors, one after the
/// other; the matrix is used up. 0 where all went well.
int lectern_leading_eigenvectors(double *matrix, int size, int count, double *values, double *vectors);
