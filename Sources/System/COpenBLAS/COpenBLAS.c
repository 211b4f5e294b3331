#include "COpenBLAS.h"

#include <cblas.h>

static enum CBLAS_TRANSPOSE transpose(int flag) { return flag ? CblasTrans : CblasNoTrans; }

void lectern_sgemm(int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a, int lda,
                   const float *b, int ldb, float beta, float *c, int ldc) {
    cblas_sgemm(CblasRowMajor, transpose(transpose_a), transpose(transpose_b), m, n, k, alpha, a, lda, b, ldb, beta, c,
                ldc);
}

void lectern_sgemv(int transpose_a, int m, int n, float alpha, const float *a, int lda, const float *x, float beta,
                   float *y) {
    cblas_sgemv(CblasRowMajor, transpose(transpose_a), m, n, alpha, a, lda, x, 1, beta, y, 1);
}

const char *lectern_blas_core_type(void) { return openblas_get_corename(); }

const char *lectern_blas_configuration(void) { return openblas_get_config(); }

void lectern_blas_stay_on_calling_thread(void) { openblas_set_num_threads(1); }

int lectern_blas_processors(void) { return openblas_get_num_procs(); }
