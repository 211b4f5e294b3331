import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Wording

/// `lectern try`
struct TryCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Call your own answer, and see what it returns and prints.",
        discussion: """
            CALL is a Swift expression that calls what your file declares. It runs in the sandbox of 'lectern grade', with the \
            same limits.

            EXAMPLES:
              lectern try every-other 'everyOther([1, 2, 3])'
              lectern try parameter-count '(1...4).map { parameterCount([$0, 1]) }'
            """)

    @Argument(help: "The exercise.")
    var exercise: String

    @Argument(help: "What to call, in quotes.")
    var call: String

    @Option(help: ArgumentHelp("The file with your answer.", valueName: "file"))
    var answer: String?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if call.allSatisfy(\.isWhitespace) { throw ValidationError("CALL is empty; write a call, such as 'f(2)'") }
        if call.contains("\0") { throw ValidationError("CALL has a character that no Swift text has") }
    }

    func run(on console: Console) async throws {
        let paths = self.course.paths
        let chapters = try Course.load(folder: paths.course).chapters
        guard let (chapter, found) = Self.find(exercise, in: chapters) else {
            let near = nearest(to: exercise, among: chapters.flatMap(\.exercises).map(\.id.name))
            let advice = near.map { "did you mean '\($0)'?" } ?? "lectern list shows all of them"
            throw ValidationError("there is no code exercise '\(exercise)'; \(advice)")
        }
        let file = answer ?? "\(paths.beside("Answers"))/\(chapter.name)/\(exercise).swift"
        guard FileManager.default.fileExists(atPath: file) else {
            let start = self.course.invocation.command("start \(exercise)")
            throw ValidationError(
                "there is no file '\(file)'" + (answer == nil ? "; '\(start)' writes it" : ""))
        }
        console.progress("preparing the sandbox")
        let grader = try await Grader(
            course: chapters, toolchain: .current(), cache: paths.writableCache, seed: 1, jobs: 1)
        console.progress("compiling")
        let trial = try await grader.attempt(call, of: found, in: chapter, answer: URL(filePath: file))
        console.clearProgress()
        console.write(console.style.encode(TrialText(trial: trial, call: call, file: file, style: console.style).lines))
        if !trial.succeeded { throw ExitCode.failure }
    }

    private static func find(_ name: String, in chapters: [Chapter]) -> (Chapter, Exercise)? {
        for chapter in chapters {
            if let exercise = chapter.exercises.first(where: { $0.id.name == name }) { return (chapter, exercise) }
        }
        return nil
    }
}
