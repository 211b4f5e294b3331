import Synchronization

/// What follows from a piece of code, found once: one verb asks for the same cells with each wrong version and each answer.
package final class FoundOnce<Value: Sendable>: Sendable {
    private let known = Mutex<[String: Value]>([:])

    /// More than a course has cells. A preview that runs for days forgets them all and begins anew.
    private static var most: Int { 2000 }

    package init() {}

    /// What follows from `code`, by `find` where it is not known.
    package func value(of code: String, _ find: () -> Value) -> Value {
        if let value = known.withLock({ $0[code] }) { return value }
        let value = find()
        known.withLock {
            if $0.count >= Self.most { $0.removeAll() }
            $0[code] = value
        }
        return value
    }
}
