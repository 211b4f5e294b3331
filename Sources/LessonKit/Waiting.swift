@_spi(ExperimentalCustomExecutors) import _Concurrency

/// Waits for what a cell awaits at its top level; the engine writes the call. Not for chapters to call.
///
/// A top-level `await` would make a cell's main function asynchronous, and such a function ends its process.
@MainActor
public func lecternWait<Success, Failure: Error>(
    _ body: @escaping @MainActor () async throws(Failure) -> Success
) throws(Failure) -> Success {
    let result = Awaited<Success, Failure>()
    Task { @MainActor in
        do throws(Failure) {
            result.value = .success(try await body())
        } catch {
            result.value = .failure(error)
        }
    }
    do {
        try MainActor.executor.runUntil { result.value != nil }
    } catch {
        fatalError("the tasks of this cell cannot be run: \(error)")
    }
    guard let value = result.value else { fatalError("the wait ended without a result") }
    return try value.get()
}

/// What a task leaves for the code that waits for it, on the same thread.
@MainActor
private final class Awaited<Success, Failure: Error> {
    var value: Result<Success, Failure>?
}
