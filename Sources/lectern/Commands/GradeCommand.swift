import Wording
import ArgumentParser
import Evaluation
import Foundation
import Grading
import Literate

/// `lectern grade`
struct GradeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grade answers, each in a sandbox of its own.",
        discussion: """
            PATH is an answer's file or a folder of them; in a folder of folders, one for each student, the report says \
            whose answer each is.

            EXAMPLES:
              lectern grade Answers
              lectern grade Answers/09-spatial-dimensions/output-size.swift --seed 7
              lectern grade submissions --format json --output report.json
            """)

    @Argument(help: "Files and folders with answers.")
    var paths: [String]

    @Option(help: "text for people, others for machines.")
    var format = DocumentFormat<ReportFormat>.text

    @Option(help: ArgumentHelp("Write the report here instead of to standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Try the same cases as the grading with this seed.", valueName: "seed"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("How many answers are graded at a time.", valueName: "count"))
    var jobs: Int?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        try JobsOption.validate(jobs)
    }

    func run(on console: Console) async throws {
        if let missing = paths.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
            throw ValidationError("there is no file or folder '\(missing)'")
        }
        let file = try output.map { try ReportFile($0) }
        let chapters = try Course.load(folder: course.paths.course).chapters
        console.progress("preparing the sandbox")
        let grader = try await Grader(
            course: chapters, toolchain: .current(), cache: course.paths.writableCache, seed: seed, jobs: jobs)
        let report = await grade(by: grader, on: console)
        console.clearProgress()
        if report.answers.isEmpty {
            throw ValidationError(
                "no answers in \(paths.joined(separator: ", ")); 'lectern start' writes files for them")
        }
        let style = file == nil ? console.style : .plain
        let text =
            switch format {
            case .text: style.encode(GradeText(report: report, style: style).lines)
            case .document(let format): try format.text(of: report)
            }
        if let file {
            try file.write(text)
        } else {
            console.write(text)
        }
        do {
            try Gradebook.keep(report, of: chapters)
        } catch {
            console.report("note: 'lectern list' will not know of this grading: \(error.sentence)")
        }
        if !report.passed { throw ExitCode.failure }
    }

    private func grade(by grader: Grader, on console: Console) async -> GradeReport {
        let (reports, continuation) = AsyncStream.makeStream(of: [AnswerReport].self)
        let paths = paths
        async let grading = {
            defer { continuation.finish() }
            return await grader.grade(paths) { continuation.yield($0) }
        }()
        console.progress("grading")
        var count = 0
        for await report in reports {
            count += report.count
            console.progress("graded \(count.counted("answer")) · \(report.last?.file ?? "")")
        }
        return await grading
    }
}
