#include "COpenBLAS.h"

#include <cblas.h>
#include <stdlib.h>
#include <string.h>

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

/// LAPACK's, which the headers of OpenBLAS do not declare: pointers all the way, then the lengths of the texts.
void dsyevr_(const char *job, const char *range, const char *triangle, const int *n, double *a, const int *lda,
             const double *from, const double *to, const int *first, const int *last, const double *tolerance,
             int *found, double *values, double *vectors, const int *ldz, int *support, double *work, const int *lwork,
             int *iwork, const int *liwork, int *info, size_t, size_t, size_t);

int lectern_leading_eigenvectors(double *matrix, int size, int count, double *values, double *vectors) {
    int first = size - count + 1, found = 0, info = 0, minus_one = -1, iwork_size = 0;
    double none = 0, work_size = 0;
    int *support = malloc(sizeof(int) * 2 * (size_t)size);
    // It writes as many values as the matrix has rows.
    double *all = malloc(sizeof(double) * (size_t)size);
    dsyevr_("V", "I", "U", &size, matrix, &size, &none, &none, &first, &size, &none, &found, all, vectors, &size,
            support, &work_size, &minus_one, &iwork_size, &minus_one, &info, 1, 1, 1);
    int lwork = (int)work_size;
    double *work = malloc(sizeof(double) * (size_t)lwork);
    int *iwork = malloc(sizeof(int) * (size_t)iwork_size);
    if (!support || !all || !work || !iwork) {
        info = -1;
    } else {
        dsyevr_("V", "I", "U", &size, matrix, &size, &none, &none, &first, &size, &none, &found, all, vectors, &size,
                support, work, &lwork, iwork, &iwork_size, &info, 1, 1, 1);
        memcpy(values, all, sizeof(double) * (size_t)count);
    }
    free(support);
    free(all);
    free(work);
    free(iwork);
    return info != 0 || found != count;
}
