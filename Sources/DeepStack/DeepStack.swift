import Dispatch
import Foundation

/// A thread of its own for what recurses.
public enum DeepStack {
    /// A chapter has at most 256 KiB, in which `a.b.b…` nests 130,000 deep. The system gives memory only to the part that is used.
    private static let bytes = 2 << 30

    /// What `body` gives on a stack that no chapter's code overflows. The caller waits.
    public static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
        let work = Work(body)
        let thread = Thread {
            work.value = work.body()
            work.isDone.signal()
        }
        thread.stackSize = bytes
        thread.start()
        work.isDone.wait()
        return work.value ?? body()
    }
}

/// Handed from the caller to the thread and back; the semaphore orders the accesses.
private final class Work<Value: Sendable>: @unchecked Sendable {
    let body: @Sendable () -> Value
    let isDone = DispatchSemaphore(value: 0)
    var value: Value?

    init(_ body: @escaping @Sendable () -> Value) { self.body = body }
}
