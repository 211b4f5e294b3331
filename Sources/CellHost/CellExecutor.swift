import Glibc
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency

/// Runs every task of a chapter on the one thread that runs its cells, first in, first out.
///
/// So lessons with actors, sleeps, task groups and streams give the same outputs each time, a wait that nothing can end is
/// noticed, and a forked child goes on where its parent was: with the stock executor, whose threads a fork leaves behind, it
/// would hang.
final class CellExecutor: MainExecutor, TaskExecutor, SchedulingExecutor, @unchecked Sendable {
    private var ready: [UnownedJob] = []
    private var sleeping: [(wake: ContinuousClock.Instant, order: Int, job: UnownedJob)] = []
    private var order = 0
    private var isStopped = false

    func enqueue(_ job: consuming ExecutorJob) { ready.append(UnownedJob(job)) }

    func enqueue<C: Clock>(_ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C) {
        let duration = (delay as? Duration) ?? .zero
        sleeping.append((ContinuousClock.now + duration, order, UnownedJob(job)))
        order += 1
        sleeping.sort { ($0.wake, $0.order) < ($1.wake, $1.order) }
    }

    func enqueue<C: Clock>(_ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C) {
        enqueue(job, after: clock.now.duration(to: instant), tolerance: tolerance, clock: clock)
    }

    func run() throws { try runUntil { false } }

    func stop() { isStopped = true }

    func runUntil(_ condition: () -> Bool) throws {
        isStopped = false
        while !condition(), !isStopped {
            let now = ContinuousClock.now
            while let first = sleeping.first, first.wake <= now {
                ready.append(first.job)
                sleeping.removeFirst()
            }
            if !ready.isEmpty {
                ready.removeFirst().runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            } else if let next = sleeping.first {
                pause(for: now.duration(to: next.wake))
            } else {
                fatalError("deadlock: nothing is left that could resume this await")
            }
        }
    }

    func checkIsolated() {}
    var isMainExecutor: Bool { true }

    private func pause(for duration: Duration) {
        var time = timespec(
            tv_sec: Int(duration.components.seconds), tv_nsec: Int(duration.components.attoseconds / 1_000_000_000))
        nanosleep(&time, nil)
    }
}

/// Gives the Swift runtime our executor for both the main actor and everything else.
enum CellExecutorFactory: ExecutorFactory {
    private static let executor = CellExecutor()
    static var mainExecutor: any MainExecutor { executor }
    static var defaultExecutor: any TaskExecutor { executor }

    /// Must come before the first task.
    static func install() { _createExecutors(factory: Self.self) }
}
