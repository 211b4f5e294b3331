import Synchronization

/// Lets a number of pieces of work run at a time; the others wait in their order. Work that is cancelled while it waits is not
/// begun.
///
/// A lock and not an actor: cancellation must take a waiter out of the line at once, without a task of its own.
final class ConcurrencyLimit: Sendable {
    private let state: Mutex<State>

    private struct State {
        var free: Int
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var nextTicket = 0
    }

    /// At most `count` at a time, and at least one.
    init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

    /// Runs `work` when it may.
    /// - Throws: `CancellationError` where the task is cancelled before; what `work` throws.
    func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.free > 0 {
                        state.free -= 1
                        return .success(())
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    private func leave() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return Optional<CheckedContinuation<Void, any Error>>.none
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }
}
