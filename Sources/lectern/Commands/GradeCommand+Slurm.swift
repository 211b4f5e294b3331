import ArgumentParser
import Foundation
import Grading
import Wording

// A batch in parts that Slurm's nodes grade.

extension GradeCommand {
    /// The parts as jobs of Slurm's; nil without --slurm.
    private var array: SlurmArray? {
        guard let count = slurm.count, let folder = slurm.folder, let seed else { return nil }
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        let arguments =
            ["--seed", "\(seed)", "--course", course.paths.course] + (countsFinal ? ["--final"] : [])
            + (triesExtra ? ["--extra"] : []) + (student.map { ["--student", $0] } ?? [])
        return SlurmArray(
            paths: paths, count: count,
            folder: folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
            program: program, arguments: arguments, jobs: jobs, options: slurm.options)
    }

    /// Where the batch's answers are judged: by Slurm's nodes, for which it waits.
    ///
    /// - Returns: all parts; nil without --slurm.
    /// - Throws: where a part is missing and no job makes it.
    func judgedBySlurm(for run: BatchRun) async throws -> ShardedBatch? {
        guard let array else { return nil }
        let grading = SlurmGrading(array, under: try await run.grader.shardCircumstances)
        do {
            return try await grading.parts { Self.tell($0, of: array, on: run.console) }
        } catch  where Task.isCancelled {
            run.console.report(
                """
                note: the jobs go on; the same command again waits for them and takes up what is in \(array.folder)
                  scancel --name=\(grading.name) ends them
                """)
            throw error
        }
    }

    private static func tell(_ event: SlurmGrading.Event, of array: SlurmArray, on console: Console) {
        switch event {
        case .found(let count):
            console.report("note: taken up from \(array.folder): \(count.counted("part")) of \(array.count)")
        case .goingOn(let count):
            console.report("note: not submitted again: \(count.counted("part")) whose jobs wait or run")
        case .submitted(let job, let parts):
            console.report("note: submitted as job \(job): \(parts.counted("part"))")
        case .progress(let done, let count, let running?, let waiting?):
            console.progress("\(done) of \(count.counted("part")) · \(running) running, \(waiting) waiting")
        case .progress(let done, let count, _, _):
            console.progress("\(done) of \(count.counted("part")) · Slurm does not answer just now")
        case .lost(let node, let tasks):
            console.report(
                """
                note: node \(node) does not answer; when Slurm gives it up (SlurmdTimeout), it starts again what runs there: \
                \(tasks.joined(separator: " "))
                  if you know that the node is gone, at once: scontrol update NodeName=\(node) State=DOWN Reason=lost
                  if it comes back and its jobs do not: scontrol requeue \(tasks.joined(separator: " "))
                """)
        case .held(let task, let reason):
            console.report(
                "note: \(task) is held and does not begin by itself (\(reason)); scontrol release \(task)")
        }
    }
}
