extension InterpreterModule {
    /// What takes the place of parts of the C library and of Swift's tables, in C: a twentieth of the module.
    static let library = [characters, memory, files].joined(separator: "\n")

    /// The tables by which Swift compares characters that are composed of several: the interpreter does not compare such, as
    /// `ComparedTexts.swift` tells.
    private static let characters = """
        const unsigned char *const _swift_stdlib_nfd_decompositions = 0;
        unsigned short _swift_stdlib_getNormData(unsigned scalar) { return 0; }
        unsigned _swift_stdlib_getDecompositionEntry(unsigned scalar) { return 0; }
        unsigned _swift_stdlib_getComposition(unsigned first, unsigned second) { return 0xffffffff; }

        """

    /// Memory in blocks of four sizes from each power of two to the next, with a list of those that are free. Before a
    /// block stand 16 bytes with its size's place in the lists. A page's program ends soon, so blocks are never joined: dlmalloc, which
    /// joins them, is twenty times as long.
    private static let memory = """
        typedef unsigned long size;
        extern unsigned char __heap_base;
        static void *unused[256];
        static size next, end;

        int posix_memalign(void **result, size alignment, size count) {
            if (alignment > 16 || count > 0x70000000) return 12;
            size room = (count + 31) & ~15ul;
            unsigned shift = 25 - __builtin_clzl(room | 127);
            size step = 16ul << shift, kind = 8 * shift + ((room + step - 1) >> (shift + 4));
            size *block = unused[kind];
            if (block) {
                unused[kind] = *(void **)block;
            } else {
                room = (room + step - 1) & -step;
                if (!next) {
                    next = ((size)&__heap_base + 15) & ~15ul;
                    end = __builtin_wasm_memory_size(0) << 16;
                }
                if (end - next < room) {
                    size pages = (room - (end - next) + 0xffff) >> 16;
                    if (__builtin_wasm_memory_grow(0, pages) == -1ul) return 12;
                    end += pages << 16;
                }
                block = (size *)next;
                next += room;
            }
            *block = kind;
            *result = block + 4;
            return 0;
        }

        void free(void *value) {
            if (!value) return;
            size *block = (size *)value - 4, kind = *block;
            *(void **)block = unused[kind];
            unused[kind] = block;
        }

        """

    /// The files of the C library's numbers: it reads them from a text alone, and a page has nowhere to print to.
    private static let files = """
        char __stderr_FILE[1];
        int __uflow(void *file) { return -1; }
        int fputs(const char *text, void *file) { return -1; }

        """
}
