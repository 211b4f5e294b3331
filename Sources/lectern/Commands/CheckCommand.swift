import ArgumentParser
import Evaluation
import Foundation
import Grading
import Literate

/// `lectern check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove what chapters promise.",
        discussion: """
            Every cell runs, or fails where it says so; what cells print is what their output fences say; solutions pass \
            their checks, starters do not, and each known misconception is caught and gets its hint; live figures are on \
            their page what they are here. All failures are told, not the first alone. So are links that lead nowhere and \
            formulas with errors.

            EXAMPLES:
              lectern check
              lectern check 09 06
              lectern check 09 --update
            """)

    @Argument(help: "Chapters by number, name or path; all where none is named.")
    var chapters: [String] = []

    @Flag(help: "Rewrite output fences to what their cells print.")
    var update = false

    @Option(help: ArgumentHelp("How many chapters run at a time.", valueName: "count"))
    var jobs: Int?

    @OptionGroup var workplace: Workplace

    func run() async throws {
        let console = Console.current
        try await console.run {
            var hasFailed = false
            var chapters: [Chapter] = []
            var mistakes: [Diagnostic] = []
            do {
                chapters = try workplace.chapters(self.chapters)
            } catch let errors as ChapterErrors {
                hasFailed = true
                // One chapter's mistakes keep no other from being checked.
                chapters = try readable()
                let files = Set(chapters.map(\.file))
                mistakes = errors.diagnostics.filter { files.contains($0.file) }
                let others = errors.diagnostics.filter { !files.contains($0.file) }
                if !others.isEmpty { console.report("\(ChapterErrors(others))") }
            }
            let outputs = try await CourseRun(evaluator: workplace.evaluator(), jobs: jobs, console: console).outputs(
                of: chapters)
            let modules = try await workplace.liveModules(of: chapters, outputs: outputs, console: console)
            let pageProblems = try pageProblems(of: chapters, outputs)
            for problem in pageProblems where !chapters.contains(where: { $0.file == problem.file }) {
                console.report("\(problem)")
                hasFailed = true
            }
            let grader = chapters.contains { !$0.exercises.isEmpty } ? try await grader(chapters, on: console) : nil
            for chapter in chapters {
                console.progress("proving the exercises of \(chapter.name)")
                let proof = try await ChapterProof(
                    chapter: chapter, outputs: outputs[chapter.name], live: modules[chapter.name],
                    proofs: grader?.prove(chapter) ?? [], pageProblems: mistakes + pageProblems, updates: update
                )
                console.clearProgress()
                if !proof.failures.isEmpty { console.report(proof.failures.map(\.description).joined(separator: "\n")) }
                console.write([proof.line])
                hasFailed = hasFailed || !proof.failures.isEmpty
            }
            if hasFailed { throw ExitCode.failure }
        }
    }

    /// What the site's builder finds wrong in these chapters; nothing where a chapter of the course cannot be read.
    private func pageProblems(
        of chapters: [Chapter], _ outputs: [String: ChapterOutputs]
    ) throws -> [Diagnostic] {
        guard let folder = try? CourseFolder.open(workplace.course) else { return [] }
        let all = folder.chapterFiles.compactMap { try? Chapter.read($0) }
        guard all.count == folder.chapterFiles.count else { return [] }
        let course = Course(folder: folder.path, information: folder.information, chapters: all)
        let others = Set(course.chapters.map(\.file)).subtracting(chapters.map(\.file))
        return try workplace.siteBuilder(course, outputs).problems().filter { !others.contains($0.file) }
    }

    private func grader(_ chapters: [Chapter], on console: Console) async throws -> Grader {
        console.progress("preparing the sandbox")
        return try await Grader(course: chapters, toolchain: .current(), cache: workplace.cache)
    }

    private func readable() throws -> [Chapter] {
        if chapters.isEmpty {
            return try CourseFolder.open(workplace.course).chapterFiles.compactMap { try? Chapter.read($0) }
        }
        return chapters.compactMap { try? workplace.chapter($0) }
    }
}
