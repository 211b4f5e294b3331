import Foundation
import Testing

/// A command on a terminal of its own, which `script` makes for it: what it writes, and keys for it.
final class Pseudoterminal {
    private let process = Process()
    private let keys = Pipe()
    private let output: URL

    /// Starts a shell's command in a folder.
    init(_ command: String, in folder: URL, environment: [String: String] = [:]) throws {
        output = folder.appending(path: ".terminal")
        try Data().write(to: output)
        process.executableURL = URL(filePath: "/usr/bin/script")
        process.arguments = ["--quiet", "--return", "--flush", "--command", command, "/dev/null"]
        process.currentDirectoryURL = folder
        var inherited = ProcessInfo.processInfo.environment
        // `swift test` sets it where its own output goes into a file.
        inherited["NO_COLOR"] = nil
        // `script` takes the user's shell, and they differ in what Ctrl-C does to a shell that waits.
        inherited["SHELL"] = "/bin/sh"
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = keys
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        try process.run()
    }

    deinit { process.terminate() }

    /// What it wrote until now.
    var text: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    func press(_ keys: String) throws { try self.keys.fileHandleForWriting.write(contentsOf: Data(keys.utf8)) }

    /// Waits until it has written this.
    func wait(for part: String, within limit: Duration = .seconds(120)) async throws {
        let last = ContinuousClock.now + limit
        while !text.contains(part) {
            try #require(process.isRunning && ContinuousClock.now < last, "'\(part)' does not come: \(text)")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Waits until it ends; its exit code.
    func end() async throws -> Int32 {
        try await process.end()
        return process.terminationStatus
    }
}
