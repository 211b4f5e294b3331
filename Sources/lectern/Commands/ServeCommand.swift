import ArgumentParser
import CourseBuild
import Evaluation
import Foundation
import Preview
import Terminal
import Toolchain

/// `lectern serve`
struct ServeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the course in a browser while you write it.",
        discussion: """
            Builds the course, and again what changed each time that you save a file. Pages that are open change where \
            their chapters did: they stay where they are scrolled to, figures where they were moved to, and questions keep \
            their answers. What is wrong stands in the page, where it is, and in the terminal. Nothing is written to \
            site/public.

            Only this machine can ask for the pages, unless you name an address with --host.

            EXAMPLES:
              lectern serve
              lectern serve --port 8000 --course its/Lessons
            """)

    @Option(help: ArgumentHelp("The port; without it 8642, or one that is free.", valueName: "number"))
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "An address of this machine, by which others may ask, too: 0.0.0.0 for all of them.", valueName: "address"))
    var host = PreviewAddress.loopback

    @OptionGroup var jobs: JobsOption

    @OptionGroup var course: CourseOptions

    var end: ExitCode? { .success }

    func run(on console: Console) async throws {
        let paths = course.paths
        let preview = Preview()
        let assets = try Installation().folder("site/assets")
        let address = try PreviewAddress(host: host, port: port)
        let server = try PreviewServer(preview, at: address, assets: assets)
        // Before the first file is read, so that nothing that is saved from now on is missed.
        let watch = try FolderWatch([paths.course], otherwise: "raise the system's limit, fs.inotify.max_user_watches")
        let kept = KeptHosts()
        let workshop = try paths.workshop(hasReference: true, jobs: jobs.jobs, kept: kept, console: console)
        let text = ServeText()
        let follower = CourseFollower(workshop, into: preview, words: \.words) { report in
            console.clearProgress()
            text.problems(of: report).map(console.report)
            console.write(text.lines(report))
        }
        do {
            try await serve(follower, server, watch, on: console)
        } catch {
            await kept.end()
            throw error
        }
        await kept.end()
    }

    /// Serves the pages, and builds them again at each save, until the task is cancelled.
    private func serve(_ follower: CourseFollower, _ server: PreviewServer, _ watch: FolderWatch, on console: Console)
        async throws
    {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.run {
                    console.write([Line(server.address.url, .bold) + Line(" · Ctrl-C ends this.", .muted)])
                }
            }
            group.addTask {
                var states = FileStates(of: CoursePaths.files(in: course.paths.course))
                try await follower.begin()
                try await follower.follow(watch.changes) {
                    try watch.watchNewFolders()
                    let now = FileStates(of: CoursePaths.files(in: course.paths.course))
                    defer { states = now }
                    return now != states
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

extension CoursePaths {
    /// The files in a folder and in folders below it, without hidden ones.
    fileprivate static func files(in folder: String) -> [String] {
        let found = FileManager.default.enumerator(
            at: URL(filePath: folder), includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        return (found?.compactMap { ($0 as? URL)?.path } ?? []).sorted()
    }
}
