import Toolchain

/// The verdicts of a batch: equal answers are judged once, and those in the journal not again.
actor Verdicts {
    private let journal: Journal?
    private var judging: [ContentHash: Task<Verdict, any Error>] = [:]
    private var choosing: [ContentHash: Task<String?, any Error>] = [:]

    /// The part of the batch that is judged here; nil for all of it.
    nonisolated let shard: Shard?
    /// What was judged elsewhere, by its key.
    nonisolated let known: [String: JudgedAnswer]
    /// What the part that is judged here came to, by its key.
    private(set) var judged: [String: JudgedAnswer] = [:]

    /// With what was journaled, or judged elsewhere.
    init(journal: Journal?, shard: Shard? = nil, known: [String: JudgedAnswer] = [:]) {
        (self.journal, self.shard, self.known) = (journal, shard, known)
    }

    /// Keeps what came of an answer of the part that is judged here.
    func keep(_ answer: JudgedAnswer, for key: ContentHash) {
        if shard != nil { judged[key.description] = answer }
    }

    /// The verdict under `key`: what is known, or what `judge` gives.
    /// - Throws: what `judge` throws; that is not kept.
    func verdict(
        for key: ContentHash, judge: @escaping @Sendable () async throws -> Verdict
    ) async throws -> Verdict {
        if let task = judging[key] { return try await Self.value(of: task) }
        let journal = journal
        let task = Task {
            if let known = await journal?.verdict(for: key) { return known }
            let verdict = try await judge()
            await journal?.keep(verdict, for: key)
            return verdict
        }
        judging[key] = task
        return try await Self.value(of: task)
    }

    /// The hint under `key`: what is known, or what `choose` gives.
    func hint(for key: ContentHash, choose: @escaping @Sendable () async throws -> String?) async throws -> String? {
        if let task = choosing[key] { return try await Self.value(of: task) }
        let journal = journal
        let task = Task {
            if let known = await journal?.hint(for: key) { return known }
            let hint = try await choose()
            await journal?.keep(hint: hint, for: key)
            return hint
        }
        choosing[key] = task
        return try await Self.value(of: task)
    }

    /// A grading that is cancelled ends what it waits for.
    private static func value<Value>(of task: Task<Value, any Error>) async throws -> Value {
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
