internal import CProcessor
internal import Glibc
internal import Synchronization

/// The one pool of threads that all operators share.
///
/// Work is divided before it is handed out, so that the result depends on how many threads there are and not on which of
/// them is quicker. A call from inside another, or while another thread's is under way, runs on the calling thread:
/// there are never more threads at work than were asked for.
///
/// A call offers its parts by one atomic word, from which threads take them. What they read of the call is written before that word
/// and stays until the last part is done; who has `turn` writes the rest. `lock` is for falling asleep and waking alone.
final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool(threads: chosenThreads())

    /// The number of threads inside the closure of ``withThreads(_:_:)``.
    @TaskLocal private static var chosen: Int?

    /// How many there are unless somebody asks for others: the same as long as the process lives.
    let machineThreads: Int
    /// Held by the one call whose work is being shared.
    private let turn = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Held by who falls asleep, and by who wakes another.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let workDone = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// What the running call does, and in how many parts. Who has taken one, and nobody else, reads it.
    private var work: ((Int) -> Void)?
    private var parts = 0
    /// The number of the running call, and in the lower half how many of its parts nobody has taken: one word, so that a
    /// thread that comes late takes no part of another call than it looked at.
    private let offer = Atomic<UInt64>(0)
    private let unfinished = Atomic<Int>(0)
    private var workers = 0
    private let sleepers = Atomic<Int>(0)
    private let callerSleeps = Atomic<Bool>(false)
    private var callerPatience = Patience()
    private var waking = Waking()

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
            (work, self.parts) = (body, parts)
            unfinished.store(parts, ordering: .relaxed)
            let call = offer.load(ordering: .relaxed) >> 32 &+ 1
            offer.store(call << 32 | UInt64(parts), ordering: .sequentiallyConsistent)
            startWorkers(helpers)
            let wakesUp = sleepers.load(ordering: .sequentiallyConsistent) > 0 && waking.isWorthwhile()
            if wakesUp { wake(helpers) }
            let own = takeParts()
            if wakesUp { waking.learn(helped: own < parts) }
            if !callerPatience.sees({ unfinished.load(ordering: .acquiring) == 0 }) { sleepUntilDone() }
            work = nil
        }
        pthread_mutex_unlock(turn)
    }

    /// Works until no part is left to take. Returns how many it took.
    @discardableResult
    private func takeParts() -> Int {
        var taken = 0
        while let part = takePart() {
            perform(part)
            taken += 1
            if unfinished.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
                callerSleeps.load(ordering: .sequentiallyConsistent)
            {
                pthread_mutex_lock(lock)
                pthread_cond_signal(workDone)
                pthread_mutex_unlock(lock)
            }
        }
        return taken
    }

    /// A part that nobody else has, or nil where all are taken.
    private func takePart() -> Int? {
        var seen = offer.load(ordering: .relaxed)
        while seen & Self.untaken > 0 {
            let (isTaken, now) = offer.weakCompareExchange(
                expected: seen, desired: seen &- 1, ordering: .acquiringAndReleasing)
            if isTaken { return parts - Int(seen & Self.untaken) }
            seen = now
        }
        return nil
    }

    private static let untaken: UInt64 = 0xFFFF_FFFF

    private var hasParts: Bool { offer.load(ordering: .sequentiallyConsistent) & Self.untaken > 0 }

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
        var patience = Patience()
        while true {
            takeParts()
            if !patience.sees({ hasParts }) { sleepUntilWorkArrives() }
        }
    }
}

// Who falls asleep says so first and then looks once more; who has something to tell does that first and then looks for
// sleepers. Both in one order for all threads, so that no sleeper is missed.
extension ThreadPool {
    private func sleepUntilWorkArrives() {
        pthread_mutex_lock(lock)
        sleepers.add(1, ordering: .sequentiallyConsistent)
        while !hasParts { pthread_cond_wait(workArrived, lock) }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(lock)
    }

    private func sleepUntilDone() {
        pthread_mutex_lock(lock)
        callerSleeps.store(true, ordering: .sequentiallyConsistent)
        while unfinished.load(ordering: .sequentiallyConsistent) > 0 { pthread_cond_wait(workDone, lock) }
        callerSleeps.store(false, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(lock)
    }

    private func wake(_ helpers: Int) {
        pthread_mutex_lock(lock)
        for _ in 0..<helpers { pthread_cond_signal(workArrived) }
        pthread_mutex_unlock(lock)
    }
}

/// How long a thread looks for what it waits for before it sleeps: longer after it came in time, shorter after it did not.
///
/// Operators follow one another within microseconds, where falling asleep and waking cost some twenty; but on a busy
/// machine the other thread does not run, and looking takes its time. "Empirical studies of competitive spinning for a
/// shared-memory multiprocessor" (Karlin and others, 1991) compares such rules.
private struct Patience {
    /// One takes some 50 nanoseconds. The least last as long as falling asleep and waking: whoever had less would never see what comes
    /// a little later, and so never have more again.
    private static let (least, most) = (400, 1000)
    private var looks = Self.least

    /// Whether `condition` holds now or comes to hold while the patience lasts.
    @inline(__always)
    mutating func sees(_ condition: () -> Bool) -> Bool {
        for _ in 0..<looks {
            if condition() {
                looks = min(2 * looks, Self.most)
                return true
            }
            lectern_pause()
        }
        looks = max(looks / 2, Self.least)
        return condition()
    }
}

/// Whether threads that sleep are woken for a call. Where other processes have the processors, the caller has done all parts before they
/// come: then the next calls leave them asleep, after each such one twice as many.
struct Waking {
    private static let longestPause = 64
    private var pause = 0
    private var left = 0

    mutating func isWorthwhile() -> Bool {
        if left == 0 { return true }
        left -= 1
        return false
    }

    /// - Parameter helped: whether those that were woken took a part.
    mutating func learn(helped: Bool) {
        pause = helped ? 0 : min(max(2 * pause, 1), Self.longestPause)
        left = pause
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
        sleepers.store(0, ordering: .relaxed)
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
