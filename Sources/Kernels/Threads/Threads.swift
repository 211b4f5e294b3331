/// How many threads operators use. The same values on the same number of threads give the same bits; on another number, sums
/// are divided elsewhere, and results may differ in their last digits.
public enum Threads {
    /// `LECTERN_THREADS` where it is set, else the processors of this process; or what ``with(_:_:)`` asks for.
    public static var count: Int { ThreadPool.shared.threads }

    /// Runs `body` with operators on `threads` threads.
    public static func with<Result>(_ threads: Int, _ body: () throws -> Result) rethrows -> Result {
        try ThreadPool.withThreads(threads, body)
    }
}
