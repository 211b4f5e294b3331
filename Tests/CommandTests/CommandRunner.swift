import Foundation

/// Runs the command itself, in courses of its own. A suite's tests run one after the other: each keeps the processors busy.
protocol CommandRunner {}

/// What came of a command.
struct CommandResult {
    var code: Int32
    var output: String
    var errors: String
}

extension CommandRunner {
    static var good: String {
        "---\ntitle: Good\n---\n\n```swift\nprint(6 * 7)\n```\n\n```output\n42\n```\n"
    }

    static var exercise: String {
        """

        ## Twice

        ```swift exercise=double points=2
        func double(_ n: Int) -> Int { 0 }
        ```

        ```swift solution=double
        func double(_ n: Int) -> Int { 2 * n }
        ```

        ```swift check=double
        property("twice", .int(in: 1...9)) { n in double(n) == n + n }
        ```

        ```quiz id=six
        question: What is twice three?
        answer: 6
        ```

        """
    }

    /// Beside the test bundle.
    var executable: URL {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Bundle.main.executablePath ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "lectern")
    }

    func lectern(_ arguments: String..., in folder: URL) async throws -> CommandResult {
        try await lectern(arguments, in: folder)
    }

    func lectern(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> CommandResult {
        try await run(executable, arguments, in: folder, environment: environment)
    }

    func run(
        _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> CommandResult {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let files = ["out", "err"].map { folder.appending(path: "." + $0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try await process.runToItsEnd()
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return CommandResult(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    func withCourse(
        _ chapters: [String: String], settings: String = "title: Course\n", _ body: (URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")
        let lessons = folder.appending(path: "Lessons")
        try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(settings.utf8).write(to: lessons.appending(path: "course.yml"))
        for (name, text) in chapters { try Data(text.utf8).write(to: lessons.appending(path: name)) }
        try await body(folder)
    }
}

extension Process {
    /// Runs, and keeps no thread of other tests meanwhile.
    func runToItsEnd(within limit: Duration = .seconds(600)) async throws {
        try run()
        try await end(within: limit)
    }

    /// Waits until it ends. A command that hangs is a failure with its name, never a test run that nobody sees the end of.
    func end(within limit: Duration = .seconds(120)) async throws {
        let last = ContinuousClock.now + limit
        while isRunning {
            guard ContinuousClock.now < last else {
                kill(processIdentifier, SIGKILL)
                let words = [executableURL?.lastPathComponent ?? "?"] + (arguments ?? [])
                throw StillRunning(description: "'\(words.joined(separator: " "))' did not end within \(limit)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

struct StillRunning: Error, CustomStringConvertible {
    var description: String
}
