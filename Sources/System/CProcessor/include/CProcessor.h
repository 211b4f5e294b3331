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
