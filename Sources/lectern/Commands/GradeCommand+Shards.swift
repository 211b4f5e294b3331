import ArgumentParser
import Grading
import Wording

// A batch in parts, for several machines.

extension GradeCommand {
    /// The part that `text` names.
    /// - Throws: `ValidationError` where it names none.
    static func part(_ text: String) throws -> Shard {
        guard let shard = Shard(text) else {
            throw ValidationError("a part is written as 7/100: the seventh of a hundred")
        }
        return shard
    }

    /// - Throws: where options do not go with parts.
    func validateShards() throws {
        guard [shard != nil, !merge.isEmpty, slurm.count != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError(
                "--shard judges one part, --slurm has all parts judged, and --merge reports on all: give one of them")
        }
        if paths.isEmpty, merge.isEmpty { throw ValidationError("name the files and folders with answers") }
        for (flag, name) in [(watch, "--watch"), (solution, "--solution")]
        where flag && (shard != nil || !merge.isEmpty || slurm.count != nil) {
            throw ValidationError("\(name) is for your own answers, not for a batch in parts")
        }
        guard shard != nil || slurm.count != nil else { return }
        guard seed != nil else {
            throw ValidationError("all parts need one seed, or their cases differ: add --seed 1, or another number")
        }
        guard shard != nil else { return }
        guard output != nil else {
            throw ValidationError("say where the part's results go: --output parts/\(shard?.number ?? 1).json")
        }
        guard format == .text else {
            throw ValidationError("a part has no report: --format goes with --merge")
        }
    }

    /// Judges one part, and writes what it came to.
    /// - Throws: exit code 1 where an answer of it could not be judged, through no fault of its own.
    func judge(_ shard: Shard, by run: BatchRun, into file: ReportFile) async throws {
        let circumstances = try await run.grader.shardCircumstances
        let (results, notGraded) = await run.following { observer in
            await run.grader.grade(
                shard, of: run.batch, under: circumstances, journal: run.journal, observer: observer)
        }
        run.console.clearProgress()
        // A part is there whole or not at all, also where a cluster ends its job.
        try Task.checkCancellation()
        try file.write(results.json())
        await run.journal?.finish()
        run.console.write(
            "Part \(shard) has \(results.count.counted("answer")), each text once; 'lectern grade --merge' makes the report of all parts.\n"
        )
        for answer in notGraded {
            let reason = answer.problems.first?.message ?? "it could not be graded"
            run.console.report("\(answer.file): error: \(reason)")
        }
        if !notGraded.isEmpty { throw ExitCode.failure }
    }
}
