import Glibc

/// What the parser of a foreign text may use.
struct ParserLimits {
    /// Enough for code that is nested a hundred times deeper than people write it.
    private static let stack = 64 << 20
    /// Address space: 256 KB of ordinary code take some 200 MB.
    private static let memory: UInt64 = 1 << 30
    /// Processor time.
    private static let seconds: UInt64 = 4

    /// Applies the limits to this process for good; it can then write no file either.
    static func apply() {
        let limits: [(__rlimit_resource, UInt64)] = [
            (RLIMIT_AS, memory), (RLIMIT_CPU, seconds), (RLIMIT_FSIZE, 0), (RLIMIT_CORE, 0),
        ]
        for (resource, value) in limits {
            // At the soft limit of its time the process ends by SIGXCPU; SIGKILL is then what somebody else sent.
            let most = resource == RLIMIT_CPU ? value + 1 : value
            var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(most))
            guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { exit(71) }
        }
    }

    /// Runs `work` on a thread with the parser's stack, and waits for it.
    static func withStack(_ work: @escaping () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        // A frame may be larger than one page: what runs over must meet the guard.
        guard pthread_attr_setstacksize(&attributes, stack) == 0, pthread_attr_setguardsize(&attributes, 1 << 20) == 0
        else { exit(71) }
        let box = Unmanaged.passRetained(Work(run: work))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        guard status == 0 else { exit(71) }
        pthread_join(thread, nil)
    }

    private final class Work {
        let run: () -> Void
        init(run: @escaping () -> Void) { self.run = run }
    }
}
