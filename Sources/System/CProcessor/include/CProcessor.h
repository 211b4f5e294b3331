#pragma once

// What the kernels ask of the processor, which Swift has no words for.

/// Tells the processor that the thread waits in a loop.
static inline void lectern_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// How many vector registers the code is compiled for: 32 with AVX-512 and on ARM, else 16.
static inline int lectern_vector_registers(void) {
#if defined(__AVX512F__) || defined(__aarch64__)
    return 32;
#else
    return 16;
#endif
}

/// How many processors this process may use; at least 1.
int lectern_processors(void);

/// Sixteen values: Swift sees `SIMD16<Float>`.
typedef float lectern_lanes __attribute__((ext_vector_type(16)));

/// `c + a b` in every lane, rounded once. Swift's own `addingProduct` is a loop over lanes, and in a large function stays one.
static inline __attribute__((always_inline)) lectern_lanes lectern_fma(lectern_lanes a, lectern_lanes b, lectern_lanes c) {
    return __builtin_elementwise_fma(a, b, c);
}

/// The square root of every lane.
static inline __attribute__((always_inline)) lectern_lanes lectern_square_root(lectern_lanes a) {
    return __builtin_elementwise_sqrt(a);
}

/// Asks for the cache line at a place that is read soon; nothing happens where there is no memory.
static inline __attribute__((always_inline)) void lectern_prefetch(const void *place) {
    __builtin_prefetch(place, 0, 3);
}

/// The same for what is read once and then not again, and need not be kept.
static inline __attribute__((always_inline)) void lectern_prefetch_once(const void *place) {
    __builtin_prefetch(place, 0, 0);
}

/// Two registers of a square of sixteen: those of their blocks of some width that lie off the diagonal change places.
#define LECTERN_EXCHANGE(a, b, low, high)                                \
    do {                                                                 \
        lectern_lanes first = __builtin_shufflevector(a, b, low);        \
        b = __builtin_shufflevector(a, b, high);                         \
        a = first;                                                       \
    } while (0)
#define LECTERN_LIST(...) __VA_ARGS__

/// Writes the columns of a square of 16 x 16 values as rows; strides in values. Blocks of 8, then 4, 2 and 1 change places across
/// the diagonal (Eklundh, A fast computer method for matrix transposing, 1972).
static inline void lectern_transpose_tile(const float *source, long source_stride, float *target, long target_stride) {
    lectern_lanes rows[16];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) __builtin_memcpy(&rows[i], source + i * source_stride, sizeof(lectern_lanes));
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++)
        if (!(i & 8))
            LECTERN_EXCHANGE(
                rows[i], rows[i + 8],
                LECTERN_LIST(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
                LECTERN_LIST(8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++)
        if (!(i & 4))
            LECTERN_EXCHANGE(
                rows[i], rows[i + 4],
                LECTERN_LIST(0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27),
                LECTERN_LIST(4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31));
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++)
        if (!(i & 2))
            LECTERN_EXCHANGE(
                rows[i], rows[i + 2],
                LECTERN_LIST(0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
                LECTERN_LIST(2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31));
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++)
        if (!(i & 1))
            LECTERN_EXCHANGE(
                rows[i], rows[i + 1],
                LECTERN_LIST(0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30),
                LECTERN_LIST(1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31));
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) __builtin_memcpy(target + i * target_stride, &rows[i], sizeof(lectern_lanes));
}
