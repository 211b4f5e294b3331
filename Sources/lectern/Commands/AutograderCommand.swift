import ArgumentParser
import Foundation
import Grading
import Literate
import Wording

/// `lectern autograder`
struct AutograderCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "autograder",
        abstract: "Write the files that make Gradescope or Classroom 50 grade with Lectern.",
        discussion: """
            FOLDER gets a copy of the course and the platform's programs: setup.sh and run_autograder for Gradescope, \
            autograder.py for Classroom 50. Files that are there already stay as they are.

            EXAMPLES:
              lectern autograder gradescope --into upload --ask 09
              lectern autograder classroom50 --into autograders/windows --ask output-size --ask every-other
            """)

    @Argument(help: "The platform.")
    var platform: AutograderFiles.Platform

    @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var into: String

    @Option(help: ArgumentHelp("What everybody must answer: an exercise, a question or a chapter.", valueName: "name"))
    var ask: [String]

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let source = URL(filePath: course.paths.course)
        let course = try Course.load(folder: source.path)
        let tasks = try ask.flatMap { try course.tasks(named: $0) }.sorted()
        let folder = URL(filePath: into), copy = folder.appending(path: "course/Lessons")
        let files = AutograderFiles(platform: platform, asked: tasks).files
        let manager = FileManager.default
        let targets = files.map { folder.appending(path: $0.name) } + [copy]
        if let taken = targets.first(where: { manager.fileExists(atPath: $0.path) }) {
            throw ValidationError("\(taken.relativePath) is there already; name another folder with --into")
        }
        try manager.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(at: source.resolvingSymlinksInPath(), to: copy)
        for (file, target) in zip(files, targets) {
            try Data(file.text.utf8).write(to: target, options: .atomic)
            try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: target.path)
        }
        let next =
            switch platform {
            case .gradescope: "copy Lectern's tree to \(into)/lectern, and upload a zip of what is in \(into)"
            case .classroom50:
                "commit \(into) as CLASSROOM/autograders/ASSIGNMENT, for a runner on which Lectern is installed"
            }
        console.write("Wrote \(into), which asks for \(tasks.count.counted("answer")).\nNext: \(next)\n")
    }
}

extension AutograderFiles.Platform: ExpressibleByArgument {}
