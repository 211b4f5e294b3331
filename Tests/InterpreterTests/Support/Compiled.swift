import Foundation

/// What the compiler's programs give, which the interpreter is held against.
enum Compiled {
    struct Program: Sendable {
        var source: String
        /// An expression that calls its functions.
        var call: String
    }

    enum Outcome: Equatable, Sendable {
        case value(String)
        case trap
        /// The compiler does not take it, and says why; or it takes too long.
        case refused(String)
    }

    /// Compiles and runs programs, many in a file, each in a namespace of its own.
    static func outcomes(of programs: [Program], batch: Int = 60) throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for start in stride(from: 0, to: programs.count, by: batch) {
            outcomes += try self.outcomes(ofBatch: Array(programs[start..<min(start + batch, programs.count)]))
        }
        return outcomes
    }

    private static func outcomes(ofBatch programs: [Program]) throws -> [Outcome] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "interp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var refused: [Int: String] = [:]
        while true {
            let (text, owners) = source(programs, without: Set(refused.keys))
            try text.write(to: folder.appending(path: "main.swift"), atomically: true, encoding: .utf8)
            let (status, output) = try run(
                "/usr/bin/env",
                [
                    "swiftc", "-Onone", "-suppress-warnings", "-Xfrontend", "-solver-expression-time-threshold=1", "-o",
                    "programs", "main.swift",
                ], in: folder)
            if status == 0 { break }
            let known = refused.count
            for match in output.matches(of: /main\.swift:(\d+):\d+: error: ([^\n]*)/) {
                guard let line = Int(match.1), owners.indices.contains(line - 1) else { continue }
                refused[owners[line - 1]] = String(match.2)
            }
            guard refused.count > known else { throw CompilationFailure(output: output) }
        }
        var outcomes = programs.indices.map { Outcome.refused(refused[$0] ?? "") }
        var next = 0
        while next < programs.count {
            let (_, output) = try run(folder.appending(path: "programs").path, [String(next)], in: folder)
            for line in output.split(separator: "\n") {
                let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
                guard parts.count == 3, parts[0] == "LECTERN", let index = Int(parts[1]) else { continue }
                outcomes[index] = .value(String(parts[2]))
                next = index + 1
            }
            while refused[next] != nil { next += 1 }
            guard next < programs.count else { break }
            outcomes[next] = .trap
            next += 1
        }
        return outcomes
    }

    struct CompilationFailure: Error { var output: String }

    /// The text, and for each line the program that it belongs to.
    private static func source(_ programs: [Program], without refused: Set<Int>) -> (String, [Int]) {
        var (lines, owners): ([String], [Int]) = (["import Foundation"], [-1])
        for (index, program) in programs.enumerated() where !refused.contains(index) {
            var own = ["enum Program\(index) {"]
            for line in program.source.split(separator: "\n", omittingEmptySubsequences: false)
            where !line.hasPrefix("import ") {
                own.append(line.hasPrefix("func ") ? "static " + line : String(line))
            }
            own += ["static func outcome() -> String {", "\"\\(\(program.call))\"", "}", "}"]
            lines += own
            owners += own.map { _ in index }
        }
        lines.append("let programs: [(Int, () -> String)] = [")
        for index in programs.indices where !refused.contains(index) {
            lines.append("(\(index), Program\(index).outcome),")
        }
        lines += [
            "]", "setvbuf(stdout, nil, _IOLBF, 0)", "let first = Int(CommandLine.arguments[1])!",
            "for (index, outcome) in programs where index >= first {",
            "print(\"LECTERN\\t\\(index)\\t\\(outcome().debugDescription)\")", "}",
        ]
        return (lines.joined(separator: "\n") + "\n", owners)
    }

    private static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
