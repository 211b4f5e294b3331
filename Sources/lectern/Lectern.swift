import ArgumentParser

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
            ListCommand.self, RunCommand.self, CheckCommand.self, BuildCommand.self, StartCommand.self,
            GradeCommand.self,
            DoctorCommand.self, CleanCommand.self,
        ])
}
