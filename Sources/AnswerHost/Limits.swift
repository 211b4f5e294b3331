import CConfine
import Glibc

/// What the process may use, and as whom it goes on.
struct Limits {
    private var limits: lectern_limits
    private var user: uid_t

    /// The six numbers of the command line, or nil where they are something else.
    init?(_ words: some Sequence<String>) {
        let numbers = words.prefix(6).compactMap { UInt64($0) }
        guard numbers.count == 6, let user = uid_t(exactly: numbers[5]), user != 0 else { return nil }
        limits = lectern_limits(
            address_space: numbers[0], cpu_seconds: numbers[1], file_bytes: numbers[2], processes: numbers[3],
            open_files: numbers[4])
        self.user = user
    }

    /// Applies them for good, or ends the process: nothing of a learner's is touched without them.
    func apply(to confined: lectern_confined) {
        var limits = limits
        if lectern_confine(&limits, user, confined) != 0 {
            fail("cannot confine the answer: \(String(cString: strerror(errno)))", status: 71)
        }
    }
}
