import Dispatch
import Foundation

/// A thread of its own for what recurses.
public enum DeepStack {
    /// A chapter has at most 256 KiB, in which `a.b.b…` nests 130,000 deep. The system gives memory only to the part that is used.
    private static let bytes = 2 << 30
    /// What code by hand needs, many times over.
    private static let fewestBytes = 16 << 20

    /// What `body` gives on a stack that no chapter's code overflows. The caller waits.
    ///
    /// Where this process may not have so much address space, as under `ulimit -v`, the stack is smaller.
    public static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
        run(body, bytes: bytes, fewestBytes: fewestBytes)
    }

    /// The same with half the stack, and so on, where the system refuses one of `bytes`; where it refuses `fewestBytes`, on the caller's.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () -> Value, bytes: Int, fewestBytes: Int
    ) -> Value {
        let result = Result<Value>(), isDone = DispatchSemaphore(value: 0)
        let work = Work {
            result.value = body()
            isDone.signal()
        }
        var bytes = bytes
        while bytes >= fewestBytes, !work.start(stack: bytes) { bytes /= 2 }
        guard bytes >= fewestBytes else { return body() }
        isDone.wait()
        return result.value ?? body()
    }
}

/// Handed from the thread to the caller; the semaphore orders the accesses.
private final class Result<Value: Sendable>: @unchecked Sendable {
    var value: Value?
}

/// What a thread runs.
private final class Work: Sendable {
    private let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }

    /// Runs it on a thread with a stack of `bytes`. Foundation's `Thread` does not say where the system refuses one: who waits for it
    /// would wait for ever.
    /// - Returns: whether there is such a thread.
    func start(stack bytes: Int) -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, bytes) == 0,
            pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) == 0
        else { return false }
        var thread = pthread_t()
        let held = Unmanaged.passRetained(self)
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, held.toOpaque())
        if status != 0 { held.release() }
        return status == 0
    }
}
