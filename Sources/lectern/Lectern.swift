import Wording
import ArgumentParser
import Foundation
import Literate

/// The command: arguments in, text out. What it does is done by the modules below it.
@main
struct Lectern: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lectern",
        abstract: "Run, check, publish and grade the chapters of a course.",
        discussion: """
            A course is a folder of Markdown chapters; the Swift in them is compiled and run.
            CHAPTER is a number, a name or a path: 9, spatial-dimensions, Lessons/09-spatial-dimensions.md.

            EXAMPLES:
              lectern list
              lectern run 09
              lectern start output-size
              lectern grade Answers

            Exit codes: 0 fine; 1 a lesson, a check or an answer failed; 64 wrong usage.
            """,
        subcommands: [
            ListCommand.self, RunCommand.self, LiveCommand.self, CheckCommand.self, BuildCommand.self,
            ServeCommand.self,
            NewCommand.self, FormatCommand.self, ExportCommand.self, ImportCommand.self, TangleCommand.self,
            VerifyCommand.self, KernelCommand.self,
            StartCommand.self,
            TryCommand.self, GradeCommand.self, ReviewCommand.self, SimilarCommand.self, AutograderCommand.self,
            DoctorCommand.self,
            ExplainCommand.self, InstallCommand.self,
            CleanCommand.self,
        ])

    /// Runs the verb that the arguments begin with; of one that there is not, says which is near.
    static func main() async {
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
        if let verb = CommandLine.arguments.dropFirst().first, !verb.hasPrefix("-"), verb != "help",
            !verbs.contains(verb)
        {
            let advice = nearest(to: verb, among: verbs).map { "did you mean '\($0)'?" }
            exit(
                withError: ValidationError(
                    "there is no verb '\(verb)'; \(advice ?? "the verbs are " + verbs.formatted())"))
        }
        await main(nil)
    }
}
