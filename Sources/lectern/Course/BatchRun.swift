import Evaluation
import Grading
import Literate
import Toolchain
import Wording

/// A batch with its journal and its grader, whose progress is shown.
struct BatchRun {
    let batch: Batch
    let journal: Journal?
    let grader: Grader
    let console: Console

    /// Prepares to grade `batch`, or one part of it.
    /// - Throws: where answers cannot be compiled or run here.
    init(
        _ batch: Batch, shard: Shard? = nil, course: Course, cache: OutputCache, beginning: Journal.Beginning,
        jobs: Int? = nil,
        countsFinal: Bool = false, triesExtra: Bool = false, console: Console
    ) async throws {
        self.batch = batch
        self.console = console
        journal = Journal(of: batch, shard: shard, course: course.chapters, in: cache, beginning: beginning)
        if let journal, journal.count > 0, beginning != .last {
            console.report(
                "note: judged before and not again: \(journal.count.counted("answer")) of this batch")
        }
        console.progress("preparing the sandbox")
        // Where another grading has the journal, the seed is its or a fresh one all the same.
        var seed = journal?.seed
        if case .seed(let asked) = beginning { seed = asked }
        grader = try await Grader(
            course: course.chapters, toolchain: .current(), cache: cache, seed: seed, jobs: jobs,
            countsFinal: countsFinal, triesExtra: triesExtra, courseSeed: course.information.seed)
    }

    /// Grades the batch, or of its files those that are named.
    ///
    /// - Parameter shards: where its answers were judged; nil for here.
    func grade(only: Set<String>? = nil, judgedIn shards: ShardedBatch? = nil) async -> GradeReport {
        await following {
            guard let shards else { return await grader.grade(batch, only: only, journal: journal, observer: $0) }
            return await grader.report(on: batch, judgedIn: shards, observer: $0)
        }
    }

    /// Shows how far some work is.
    func following<Value: Sendable>(
        _ work: @escaping @Sendable (@escaping @Sendable (GradeEvent) -> Void) async -> Value
    ) async -> Value {
        let (events, continuation) = AsyncStream.makeStream(of: GradeEvent.self)
        async let result = {
            defer { continuation.finish() }
            return await work { continuation.yield($0) }
        }()
        console.progress("grading")
        var progress = BatchProgress(total: 0, jobs: grader.jobs)
        for await event in events {
            switch event {
            case .found(let files): progress = BatchProgress(total: files, jobs: grader.jobs)
            case .graded(let reports):
                progress.count(reports)
                console.progress("\(progress.words) · \(reports.last?.file ?? "")")
            }
        }
        return await result
    }
}
