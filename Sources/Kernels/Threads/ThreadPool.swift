internal import Glibc

/// The one pool of threads behind all operators.
final class ThreadPool: Sendable {
    static let shared = ThreadPool(threads: chosenThreads())

    /// How many threads share an operator's work, the calling one included.
    let threads: Int

    init(threads: Int) { self.threads = threads }

    /// `LECTERN_THREADS` where it is a number above 0, else what the machine gives this process.
    private static func chosenThreads() -> Int {
        if let text = getenv("LECTERN_THREADS"), let threads = Int(String(cString: text)), threads > 0 {
            return min(threads, 256)
        }
        return max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
    }
}

/// Calls `body` with ranges that together are `0..<count`, each (but the last) a multiple of `unit` long.
func parallel(_ count: Int, parts: Int, multipleOf unit: Int = 1, _ body: @Sendable (Range<Int>) -> Void) {
    if count > 0 { body(0..<count) }
}
