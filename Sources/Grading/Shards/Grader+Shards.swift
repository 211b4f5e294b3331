extension Grader {
    /// Judges the answers of one part of a batch, and reports on nothing: quizzes, and what is refused or missing, take no time worth
    /// sharing, and are the report's.
    ///
    /// - Parameter circumstances: this grader's.
    /// - Returns: the part's results, and the answers that could not be judged, through no fault of theirs.
    public func grade(
        _ shard: Shard, of batch: Batch, under circumstances: ShardCircumstances, journal: Journal? = nil,
        observer: @escaping @Sendable (GradeEvent) -> Void = { _ in }
    ) async -> (results: ShardResults, notGraded: [AnswerReport]) {
        let verdicts = Verdicts(journal: journal, shard: shard)
        let report = await gradeFiles(of: batch, verdicts, observer: observer).report
        let results = ShardResults(
            shard: shard, paths: batch.paths, circumstances: circumstances, answers: await verdicts.judged)
        return (results, report.answers.filter { $0.status == .notGraded })
    }

    /// The report on a whole batch whose parts were judged: what they have is not judged again.
    public func report(
        on batch: Batch, judgedIn shards: ShardedBatch, observer: @escaping @Sendable (GradeEvent) -> Void = { _ in }
    ) async -> GradeReport {
        await gradeFiles(of: batch, Verdicts(journal: nil, known: shards.answers), observer: observer).report
    }
}
