import Wording
import ArgumentParser
import Evaluation
import Foundation
import Grading
import Literate
import Terminal

/// `lectern grade`
struct GradeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grade answers, each in a sandbox of its own.",
        discussion: """
            PATH is an answer's file or a folder of them; in a folder of folders, one for each student, the report says \
            whose answer each is. Formats: text for people; json (site/grade-report.schema.json), junit, csv (a gradebook), \
            html (a page on a class, with charts and the answers that are alike); gradescope and classroom50, for one student's answers.

            EXAMPLES:
              lectern grade Answers
              lectern grade Answers --watch
              lectern grade Answers/09-spatial-dimensions/output-size.swift --seed 7
              lectern grade Answers/09-spatial-dimensions/output-size.swift --solution
              lectern grade submissions --format json --output report.json
              lectern grade submissions --shard 7/100 --seed 3 --output parts/7.json
              lectern grade --merge parts --format json --output report.json
              lectern grade submissions --slurm 100 --parts parts --seed 3
            """)

    @Argument(help: "Files and folders with answers.")
    var paths: [String] = []

    @Option(help: "text for people, others for machines.")
    var format = DocumentFormat<ReportFormat>.text

    @Option(help: ArgumentHelp("Write the report here instead of to standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Try the same cases as the grading with this seed.", valueName: "seed"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("How many answers are graded at a time.", valueName: "count"))
    var jobs: Int?

    @Flag(help: "Grade again what you save, until Ctrl-C.")
    var watch = false

    @Flag(help: "Show the author's solution beside each answer of yours that is right.")
    var solution = false

    @Option(
        help: ArgumentHelp(
            "Whose answers they all are; or Gradescope's submission_metadata.json, which says it.", valueName: "name"))
    var student: String?

    @Option(
        help: ArgumentHelp("What everybody must answer: an exercise, a question or a chapter.", valueName: "name"))
    var ask: [String] = []

    @Flag(name: .customLong("final"), help: "Try and count final properties, too.")
    var countsFinal = false

    @Flag(name: .customLong("extra"), help: "Try further tasks of exercises, too, which earn no points.")
    var triesExtra = false

    @Option(
        help: ArgumentHelp(
            "Of the answers to exercises judge one part alone, as 7/100, for a report that --merge makes.",
            valueName: "part"),
        transform: Self.part)
    var shard: Shard?

    @Option(
        help: ArgumentHelp(
            "Report on a batch whose parts are in this folder: nothing of theirs is judged again.",
            valueName: "folder"))
    var merge: [String] = []

    @OptionGroup var slurm: SlurmOptions
    @OptionGroup var course: CourseOptions

    var end: ExitCode? { watch ? .success : nil }

    func validate() throws {
        try JobsOption.validate(jobs)
        try validateShards()
        guard format != .text || output != nil else { return }
        for (flag, name) in [(watch, "--watch"), (solution, "--solution")] where flag {
            throw ValidationError("\(name) is for a terminal: leave --format and --output out")
        }
    }

    func run(on console: Console) async throws {
        let merged = try merge.isEmpty ? nil : ShardedBatch(merge)
        let paths = self.paths.isEmpty ? merged?.paths ?? [] : self.paths
        try SimilarCommand.requireFiles(paths)
        let file = try output.map { try ReportFile($0) }
        let course = try Course.load(folder: course.paths.course)
        let chapters = course.chapters
        let asked = try ask.reduce(into: Set<String>()) { try $0.formUnion(course.tasks(named: $1)) }
        let seed = seed ?? merged?.circumstances.seed
        let run = try await BatchRun(
            Batch(paths: paths, student: try owner, asked: asked), shard: shard, course: course,
            cache: self.course.paths.writableCache, beginning: seed.map { .seed($0) } ?? .unfinished, jobs: jobs,
            countsFinal: merged?.circumstances.countsFinal ?? countsFinal,
            triesExtra: merged?.circumstances.triesExtra ?? triesExtra, console: console)
        if let shard, let file { return try await judge(shard, by: run, into: file) }
        let shards = if let merged { merged } else { try await judgedBySlurm(for: run) }
        try await shards?.require(run.grader.shardCircumstances)
        // Before the first file is read, so that nothing that is saved from now on is missed.
        let changes = try watch ? FolderWatch(paths, otherwise: "grade it without --watch") : nil
        let states = changes.map { _ in FileStates(of: run.grader.files(under: paths)) }
        let report = await run.grade(judgedIn: shards)
        console.clearProgress()
        // Of a grading that was ended, a report would say that nothing could be graded.
        try Task.checkCancellation()
        if report.answers.isEmpty {
            throw ValidationError(
                "no answers in \(paths.joined(separator: ", ")); an answer is a file named after its exercise, EXERCISE.swift, and "
                    + "in a class's folder the first folder below it is the student's; 'lectern start' writes files for them"
            )
        }
        keep(report, of: chapters, console)
        let text =
            switch format {
            case .text: encoded(report, chapters, file == nil ? console.style : .plain)
            case .document(.html): try report.html(similar: await similar(in: report, by: run))
            case .document(let format): try format.text(of: report)
            }
        if let file {
            try file.write(text)
        } else {
            console.write(text)
        }
        await run.journal?.finish()
        if let changes, let states {
            async let preparation: Void = prepare(for: report, by: run.grader)
            try await follow(changes, since: states, by: run, on: console)
            await preparation
        }
        if !report.passed { throw ExitCode.failure }
    }

    /// The answers of a class that are alike; nil where they are not a class's or cannot be compared.
    private func similar(in report: GradeReport, by run: BatchRun) async -> SimilarAnswers? {
        guard report.students.count > 1 else { return nil }
        defer { run.console.clearProgress() }
        run.console.progress("comparing answers")
        do {
            let comparison = try AnswerComparison(
                course: run.grader.course, toolchain: .current(), cache: course.paths.writableCache.folder,
                threshold: Double(AnswerComparison.usualPercent) / 100)
            return try await comparison.pairs(in: run.batch)
        } catch {
            // A report without this part is better than none of a class that was graded.
            run.console.report("note: the page does not say which answers are alike: \(error.sentence)")
            return nil
        }
    }

    /// Whose all answers are, where that is said.
    private var owner: String? {
        get throws {
            guard let student, URL(filePath: student).lastPathComponent == SubmissionMetadata.fileName else {
                return student
            }
            guard let metadata = SubmissionMetadata(contentsOf: URL(filePath: student)) else {
                throw ValidationError("\(student) does not say whose the submission is")
            }
            return metadata.student
        }
    }

    /// Has ready what the learner is likeliest to save next: the open answers that were saved last.
    private func prepare(for report: GradeReport, by grader: Grader) async {
        let open = report.answers.filter { $0.status != .passed }.map { answer in
            (
                answer.exercise,
                (try? FileManager.default.attributesOfItem(atPath: answer.file))?[.modificationDate] as? Date
            )
        }
        let latest = open.sorted { ($0.1 ?? .distantPast) > ($1.1 ?? .distantPast) }.prefix(4)
        for (exercise, _) in latest { await grader.prepare(exercise: exercise) }
    }

    /// Grades again what is saved, until the task is cancelled.
    private func follow(
        _ watch: FolderWatch, since start: FileStates, by run: BatchRun, on console: Console
    ) async throws {
        console.write([Line("Save an answer, and it is graded again. Ctrl-C ends this.", .muted)])
        let saved = SavedFiles(changes: watch.changes) {
            try watch.watchNewFolders()
            return FileStates(of: run.grader.files(under: paths))
        }
        try await saved.follow(since: start) { changed in
            let report = await run.grade(only: changed)
            console.clearProgress()
            keep(report, of: run.grader.course, console)
            console.write([Line(), Line(String(repeating: "─", count: min(console.style.columns, 40)), .rule), Line()])
            console.write(encoded(report, run.grader.course, console.style))
        }
    }

    private func encoded(_ report: GradeReport, _ chapters: [Chapter], _ style: TerminalStyle) -> String {
        let text = GradeText(
            report: report, style: style, invocation: course.invocation, next: nextStep(after: report, chapters),
            solutions: solution ? solutions(of: report, chapters) : [])
        return style.encode(text.lines)
    }

    private func keep(_ report: GradeReport, of chapters: [Chapter], _ console: Console) {
        do {
            try Gradebook.keep(report, of: chapters)
        } catch {
            console.report("note: 'lectern list' will not know of this grading: \(error.sentence)")
        }
    }

    /// What follows the last of a learner's own answers.
    private func nextStep(after report: GradeReport, _ chapters: [Chapter]) -> NextStepText? {
        guard report.students.isEmpty, let last = report.answers.last else { return nil }
        let chapter = URL(filePath: last.file).deletingLastPathComponent()
        guard chapters.contains(where: { $0.name == chapter.lastPathComponent }) else { return nil }
        let folder = chapter.deletingLastPathComponent()
        let step = Gradebook(of: folder, course: chapters).nextStep(
            in: chapters, after: chapter.lastPathComponent, answers: folder)
        return NextStepText(step: step, invocation: course.invocation)
    }

    /// The solutions of a learner's own answers that are right; nothing of a class's.
    private func solutions(of report: GradeReport, _ chapters: [Chapter]) -> [SolutionText] {
        report.answers.filter { $0.status == .passed && $0.student == nil }.compactMap { answer in
            guard let exercise = chapters.flatMap(\.exercises).first(where: { $0.id.name == answer.exercise }),
                let own = try? String(contentsOfFile: answer.file, encoding: .utf8)
            else { return nil }
            return SolutionText(file: answer.file, answer: own, solution: exercise.solution.text)
        }
    }
}
