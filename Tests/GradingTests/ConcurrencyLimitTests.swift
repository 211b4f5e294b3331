import Synchronization
import Testing

@testable import Grading

@Suite("A number of pieces of work run at a time")
struct ConcurrencyLimitTests {
    /// What was begun, how many at a time.
    private final class Record: Sendable {
        let state = Mutex((running: 0, most: 0, begun: [Int]()))

        func begin(_ index: Int) {
            state.withLock {
                $0.running += 1
                $0.most = max($0.most, $0.running)
                $0.begun.append(index)
            }
        }

        func end() { state.withLock { $0.running -= 1 } }
        var most: Int { state.withLock { $0.most } }
        var begun: [Int] { state.withLock { $0.begun } }
    }

    @Test("never more than the limit, and all of them", arguments: [0, 1, 3])
    func bounded(count: Int) async throws {
        let limit = ConcurrencyLimit(count), record = Record()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask {
                    try await limit.run {
                        record.begin(index)
                        await Task.yield()
                        record.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(record.most <= max(1, count) && record.begun.sorted() == Array(0..<50))
    }

    @Test("a waiter that is cancelled is not begun, and keeps nobody from the line")
    func cancelled() async throws {
        let limit = ConcurrencyLimit(1), record = Record()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (entered, enterer) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await limit.run {
                enterer.finish()
                for await _ in gate {}
            }
        }
        for await _ in entered {}
        let second = Task { try await limit.run { record.begin(2) } }
        let third = Task { try await limit.run { record.begin(3) } }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        opener.finish()
        try await first.value
        try await third.value
        #expect(record.begun == [3])
    }

    @Test("work that throws gives its place free")
    func throwing() async throws {
        struct Broken: Error {}
        let limit = ConcurrencyLimit(1)
        await #expect(throws: Broken.self) { try await limit.run { throw Broken() } }
        #expect(try await limit.run { 7 } == 7)
    }
}
