internal import CProcessor
internal import Glibc
internal import Synchronization

/// The one pool of threads that all operators share.
///
/// Work is divided before it is handed out, so that the result depends on how many threads there are and not on which of
/// them is quicker. A call from inside another, or while another thread's is under way, runs on the calling thread:
/// there are never more threads at work than were asked for.
final class ThreadPool: @unchecked Sendable {  // `lock` guards everything below it.
    static let shared = ThreadPool(threads: chosenThreads())

    /// The number of threads inside the closure of ``withThreads(_:_:)``.
    @TaskLocal private static var chosen: Int?

    private let machineThreads: Int
    /// Held by the one call whose work is being shared.
    private let turn = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let workDone = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var workers = 0
    private var work: ((Int) -> Void)?
    private var parts = 0
    private var nextPart = 0
    private var unfinished = 0
    /// Counts the calls of ``run(parts:_:)``, for workers that look for work without the lock.
    private let calls = Atomic<Int>(0)
    /// Whether the running call's parts are all done, for its caller, who looks without the lock.
    private let isDone = Atomic<Bool>(true)

    /// How often a thread looks again before it sleeps: some 20 microseconds, about what falling asleep and waking cost. Operators
    /// follow one another more quickly than that; and on a busy machine no more than that is lost.
    private static let looks = 400

    private init(threads: Int) {
        machineThreads = threads
        resetLocks()
        pthread_atfork(
            { ThreadPool.shared.beforeFork() }, { ThreadPool.shared.afterForkInParent() },
            { ThreadPool.shared.afterForkInChild() })
    }

    /// How many threads share an operator's work, the calling one included.
    var threads: Int { Self.chosen ?? machineThreads }

    /// Runs `body` with operators on `threads` threads.
    static func withThreads<Result>(_ threads: Int, _ body: () throws -> Result) rethrows -> Result {
        try $chosen.withValue(max(threads, 1), operation: body)
    }

    /// Calls `body` with each of `0..<parts`, and returns when all calls have.
    func run(parts: Int, _ body: (Int) -> Void) {
        let helpers = min(parts, threads) - 1
        guard helpers > 0, pthread_mutex_trylock(turn) == 0 else {
            for part in 0..<max(parts, 0) { body(part) }
            return
        }
        withoutActuallyEscaping(body) { body in
            pthread_mutex_lock(lock)
            work = body
            (self.parts, nextPart, unfinished) = (parts, 0, parts)
            isDone.store(false, ordering: .relaxed)
            calls.add(1, ordering: .releasing)
            startWorkers(helpers)
            pthread_cond_broadcast(workArrived)
            takeParts()
            look(for: { isDone.load(ordering: .acquiring) })
            while unfinished > 0 { pthread_cond_wait(workDone, lock) }
            work = nil
            pthread_mutex_unlock(lock)
        }
        pthread_mutex_unlock(turn)
    }

    /// Works until no part is left to take. Called, and returns, with `lock` held.
    private func takeParts() {
        while nextPart < parts {
            let part = nextPart
            nextPart += 1
            pthread_mutex_unlock(lock)
            perform(part)
            pthread_mutex_lock(lock)
            unfinished -= 1
            if unfinished == 0 {
                isDone.store(true, ordering: .releasing)
                pthread_cond_signal(workDone)
            }
        }
    }

    /// Waits a little for `condition`, without the lock, which is held before and after.
    @inline(__always)
    private func look(for condition: () -> Bool) {
        if condition() { return }
        pthread_mutex_unlock(lock)
        for _ in 0..<Self.looks where !condition() { lectern_pause() }
        pthread_mutex_lock(lock)
    }

    /// Apart from its caller, so that the closure is released before the part counts as finished.
    @inline(never)
    private func perform(_ part: Int) { work?(part) }

    private func startWorkers(_ wanted: Int) {
        while workers < wanted {
            var thread = pthread_t()
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
            let code = pthread_create(
                &thread, &attributes,
                { _ in
                    ThreadPool.shared.serve()
                    return nil
                }, nil)
            pthread_attr_destroy(&attributes)
            // Where the system gives no more threads, those there are do the work.
            guard code == 0 else { return }
            workers += 1
        }
    }

    private func serve() {
        pthread_mutex_lock(lock)
        while true {
            takeParts()
            let seen = calls.load(ordering: .relaxed)
            look(for: { calls.load(ordering: .acquiring) != seen })
            if calls.load(ordering: .relaxed) == seen { pthread_cond_wait(workArrived, lock) }
        }
    }
}

// A fork copies the locks but not the workers: the child starts with none of them, and makes its own when needed.
extension ThreadPool {
    private func resetLocks() {
        pthread_mutex_init(turn, nil)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(workArrived, nil)
        pthread_cond_init(workDone, nil)
    }

    private func beforeFork() {
        pthread_mutex_lock(turn)
        pthread_mutex_lock(lock)
    }

    private func afterForkInParent() {
        pthread_mutex_unlock(lock)
        pthread_mutex_unlock(turn)
    }

    private func afterForkInChild() {
        workers = 0
        resetLocks()
    }

    /// `LECTERN_THREADS` where it is a number above 0, else what the machine gives this process.
    private static func chosenThreads() -> Int {
        let asked = getenv("LECTERN_THREADS").map { String(cString: $0) }
        return chosenThreads(asked: asked, processors: Int(lectern_processors()))
    }

    static func chosenThreads(asked: String?, processors: Int) -> Int {
        if let asked, let threads = Int(asked), threads > 0 { return min(threads, 256) }
        return max(processors, 1)
    }
}
