import ArgumentParser
import Evaluation
import Foundation
import Literate
import Reference
import Site
import Terminal
import Wording

/// `lectern build`
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Write the course as a site.",
        discussion: """
            Runs what has changed and writes pages that need no server and no JavaScript. Where a cell or a check fails, a \
            link leads nowhere or a formula has an error, nothing is written.

            EXAMPLES:
              lectern build
              lectern build --output public --base-path /networks/
              lectern build --no-solutions
            """)

    @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Where the site will be on its host; without it, addresses work anywhere.", valueName: "path"))
    var basePath: String?

    @Flag(name: .customLong("no-solutions"), help: "Leave solutions and answers out.")
    var leavesSolutionsOut = false

    @Option(help: ArgumentHelp("How many chapters run at a time.", valueName: "count"))
    var jobs: Int?

    @OptionGroup var workplace: Workplace

    func run() async throws {
        let console = Console.current
        try await console.run {
            let course = try Course.load(folder: workplace.course)
            let run = try CourseRun(evaluator: workplace.evaluator(), jobs: jobs, console: console)
            let outputs = try await run.outputs(of: course.chapters)
            let failures = course.chapters.flatMap { outputs[$0.name]?.failures(of: $0) ?? [] }
            if !failures.isEmpty { throw ChapterErrors(failures) }
            let modules = try await workplace.liveModules(of: course.chapters, outputs: outputs, console: console)
            let broken = course.chapters.flatMap { modules[$0.name]?.failures ?? [] }
            if !broken.isEmpty { throw ChapterErrors(broken) }
            console.progress("writing pages")
            let folder = output ?? workplace.beside("site/public")
            let options = SiteOptions(basePath: basePath, solutions: leavesSolutionsOut ? .leftOut : .folded)
            var builder = workplace.siteBuilder(course, outputs, options: options)
            builder.modules = modules.mapValues(\.modules)
            builder.reference = try await ReferenceExtractor(toolchain: .current()).modules()
            do {
                try builder.build(into: URL(filePath: folder))
            } catch SiteError.diagnostics(let diagnostics) {
                throw ChapterErrors(diagnostics)
            }
            console.clearProgress()
            let pages = course.chapters.count.counted("chapter")
            console.write([
                Line("✓ \(pages)", .passed) + Line(" · \(folder)", .muted),
                Line("Next: open \(folder)/index.html", .bold),
            ])
        }
    }
}
