import ArgumentParser
import CourseBuild
import Foundation
import Site

/// `lectern build`
struct BuildCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Write the course as a site.",
        discussion: """
            Runs what has changed and writes pages that need no server and no JavaScript. A chapter in which a cell or a \
            check fails, a link leads nowhere or a formula has an error keeps its earlier page, or gets one that says what is \
            wrong; the other chapters are written. Files in the folder that Lectern did not write stay.

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

    @OptionGroup var jobs: JobsOption

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let paths = course.paths
        let options = SiteOptions(basePath: basePath, solutions: leavesSolutionsOut ? .leftOut : .folded)
        let build = try await CourseBuild.step(
            in: paths.workshop(hasReference: true, options: options, jobs: jobs.jobs, console: console))
        console.progress("writing pages")
        let folder = output ?? paths.beside("site/public")
        let site = SiteFolder(URL(filePath: folder), course: URL(filePath: paths.course))
        let written = try build.write(into: site)
        console.clearProgress()
        if !build.failures.isEmpty { console.report(build.failures.map(\.description).joined(separator: "\n")) }
        console.write(BuildText(site: written, folder: folder).lines)
        if !build.failures.isEmpty { throw ExitCode.failure }
    }
}
