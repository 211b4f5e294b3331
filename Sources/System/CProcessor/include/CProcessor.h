#pragma once

// What the thread pool asks of the processor, which Swift has no words for.

/// Tells the processor that the thread waits in a loop.
static inline void lectern_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// How many processors this process may use; at least 1.
int lectern_processors(void);
