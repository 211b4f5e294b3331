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

/// Sixteen values of double precision: Swift sees `SIMD16<Double>`.
typedef double lectern_wide_lanes __attribute__((ext_vector_type(16)));

/// Every lane in double precision. Swift's own conversions are calls where they are not inlined.
static inline __attribute__((always_inline)) lectern_wide_lanes lectern_widen(lectern_lanes a) {
    return __builtin_convertvector(a, lectern_wide_lanes);
}

/// Every lane rounded to single precision.
static inline __attribute__((always_inline)) lectern_lanes lectern_narrow(lectern_wide_lanes a) {
    return __builtin_convertvector(a, lectern_lanes);
}

/// The square root of every lane.
static inline __attribute__((always_inline)) lectern_lanes lectern_square_root(lectern_lanes a) {
    return __builtin_elementwise_sqrt(a);
}

/// `y 2^n` in every lane, for whole numbers n between -300 and 300, rounded once.
static inline __attribute__((always_inline)) lectern_lanes lectern_scale(lectern_lanes y, lectern_lanes n) {
#if defined(__AVX512F__)
    typedef float sixteen __attribute__((vector_size(64)));
    return (lectern_lanes)__builtin_ia32_scalefps512_mask((sixteen)y, (sixteen)n, (sixteen){0}, (unsigned short)-1, 4);
#else
    // In two factors, for n reaches below the exponents of normal numbers.
    typedef int whole_lanes __attribute__((ext_vector_type(16)));
    whole_lanes whole = __builtin_convertvector(n, whole_lanes);
    whole_lanes half = whole >> 1;
    return y * (lectern_lanes)((half + 127) << 23) * (lectern_lanes)((whole - half + 127) << 23);
#endif
}

/// Eight values of double precision: Swift sees `SIMD8<Double>`.
typedef double lectern_doubles __attribute__((ext_vector_type(8)));

/// `y 2^n` in every lane, for whole numbers n between -1100 and 1100, rounded once.
static inline __attribute__((always_inline)) lectern_doubles lectern_scale_doubles(lectern_doubles y, lectern_doubles n) {
#if defined(__AVX512F__)
    typedef double eight __attribute__((vector_size(64)));
    return (lectern_doubles)__builtin_ia32_scalefpd512_mask((eight)y, (eight)n, (eight){0}, (unsigned char)-1, 4);
#else
    // In two factors, for n reaches below the exponents of normal numbers. Added to a number below 2^51 in size, this leaves it in the last bits.
    typedef long whole_doubles __attribute__((ext_vector_type(8)));
    lectern_doubles magic = 0x1.8p52;
    whole_doubles whole = (whole_doubles)(n + magic) - (whole_doubles)magic;
    whole_doubles half = whole >> 1;
    return y * (lectern_doubles)((half + 1023) << 52) * (lectern_doubles)((whole - half + 1023) << 52);
#endif
}

/// 1, which the compiler of other files does not know: `fma(x, 1, y)`, which it would make a sum, is `x + y` to the last bit, and runs
/// where products do. AMD's Zen adds in the same two of its units in which it converts Float to Double and back.
extern const double lectern_one;

/// Asks for the cache line at a place that is read soon; nothing happens where there is no memory.
static inline __attribute__((always_inline)) void lectern_prefetch(const void *place) {
    __builtin_prefetch(place, 0, 3);
}

/// The same for what is read once and then not again, and need not be kept.
static inline __attribute__((always_inline)) void lectern_prefetch_once(const void *place) {
    __builtin_prefetch(place, 0, 0);
}

/// Writes sixteen values to a place that begins a cache line, past the caches: for more than they hold, which otherwise would be
/// read before it is written and push out what is read next. `lectern_finish_writes` comes after the last.
static inline __attribute__((always_inline)) void lectern_write_past_caches(lectern_lanes a, float *place) {
    __builtin_nontemporal_store(a, (lectern_lanes *)place);
}

/// Makes what was written past the caches visible to other threads before all that follows.
static inline __attribute__((always_inline)) void lectern_finish_writes(void) {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

// For each lane of two registers of a square of sixteen, whose rows are `d` apart: which lane of both it becomes (those of the second are
// 16 and more) when their blocks of width `d` off the diagonal change places.
#define LECTERN_FIRST(lane, d) ((lane) & (d) ? 16 + (lane) - (d) : (lane))
#define LECTERN_SECOND(lane, d) ((lane) & (d) ? 16 + (lane) : (lane) + (d))
#define LECTERN_LANES(of, d)                                                                                      \
    of(0, d), of(1, d), of(2, d), of(3, d), of(4, d), of(5, d), of(6, d), of(7, d), of(8, d), of(9, d), of(10, d), \
        of(11, d), of(12, d), of(13, d), of(14, d), of(15, d)
#define LECTERN_EXCHANGE(rows, d)                                                                               \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 16; i++) {                                           \
        if (i & (d)) continue;                                                                                  \
        lectern_lanes first = __builtin_shufflevector(rows[i], rows[i + (d)], LECTERN_LANES(LECTERN_FIRST, d)); \
        rows[i + (d)] = __builtin_shufflevector(rows[i], rows[i + (d)], LECTERN_LANES(LECTERN_SECOND, d));      \
        rows[i] = first;                                                                                        \
    }

/// Writes the first `columns` columns of a square of 16 x 16 values as rows; rows beyond `count` are not read, and count as 0. Strides in
/// values. Blocks of 8, then 4, 2 and 1 change places across the diagonal (Eklundh, A fast computer method for matrix transposing, 1972).
static inline __attribute__((always_inline)) void lectern_transpose_part(
    const float *source, long source_stride, long count, float *target, long target_stride, long columns) {
    lectern_lanes rows[16];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
        rows[i] = (lectern_lanes){0};
        if (i < count) __builtin_memcpy(&rows[i], source + i * source_stride, sizeof(lectern_lanes));
    }
    LECTERN_EXCHANGE(rows, 8)
    LECTERN_EXCHANGE(rows, 4)
    LECTERN_EXCHANGE(rows, 2)
    LECTERN_EXCHANGE(rows, 1)
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
        if (i < columns) __builtin_memcpy(target + i * target_stride, &rows[i], sizeof(lectern_lanes));
    }
}

/// Writes the columns of a square of 16 x 16 values as rows; strides in values.
static inline void lectern_transpose_tile(const float *source, long source_stride, float *target, long target_stride) {
    lectern_transpose_part(source, source_stride, 16, target, target_stride, 16);
}
