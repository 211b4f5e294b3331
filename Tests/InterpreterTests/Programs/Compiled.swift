import Foundation

/// What the compiler's programs give, which the interpreter is held against.
enum Compiled {
    struct Program: Sendable {
        var source: String
        /// An expression that calls its functions.
        var call: String
    }

    enum Outcome: Equatable, Sendable {
        /// What was printed, and the value, or that there was a trap.
        case ended(String)
        /// The compiler does not take it, and says why.
        case refused(String)
    }

    /// Compiles and runs programs, which are one file, each in a namespace of its own.
    static func outcomes(of programs: [Program]) throws -> [Outcome] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "programs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var refused: [Int: String] = [:]
        while true {
            let (text, owners) = source(programs, without: Set(refused.keys))
            try text.write(to: folder.appending(path: "main.swift"), atomically: true, encoding: .utf8)
            let (status, output) = try run(
                [
                    "swiftc", "-Onone", "-gnone", "-suppress-warnings", "-Xfrontend", "-solver-scope-threshold=4000",
                    "-Xllvm",
                    // Then the compiler does not compute what would trap, and refuse it.
                    "-sil-disable-pass=diagnostic-constant-propagation", "-o",
                    "programs", "main.swift",
                ], in: folder)
            if status == 0 { break }
            let known = refused.count
            for match in output.matches(of: /main\.swift:(\d+):\d+: error: ([^\n]*)/) {
                guard let line = Int(match.1), owners.indices.contains(line - 1), refused[owners[line - 1]] == nil
                else {
                    continue
                }
                refused[owners[line - 1]] = String(match.2)
            }
            guard refused.count > known else { throw CompilationFailure(output: output) }
        }
        var outcomes = programs.indices.map { Outcome.refused(refused[$0] ?? "") }
        var next = 0
        while refused[next] != nil { next += 1 }
        while next < programs.count {
            // What never ends, or takes all memory, ends as a trap does.
            let (_, output) = try run(
                ["sh", "-c", "ulimit -v 4000000; exec timeout 60 ./programs \(next)"], in: folder)
            let known = next
            for part in output.split(separator: "\u{1}") {
                let lines = part.split(separator: "\u{2}", omittingEmptySubsequences: false)
                guard lines.count >= 2, let index = Int(lines[0]) else { continue }
                next = index + 1
                outcomes[index] = .ended(lines.count == 3 ? lines[1] + "= " + lines[2] : lines[1] + "trap")
            }
            while refused[next] != nil { next += 1 }
            guard next > known else { throw CompilationFailure(output: output) }
        }
        return outcomes
    }

    /// Why the compiler refuses programs, by their places: what it says of types and names at first sight. Of what it takes too long for it
    /// says nothing.
    static func refusals(of programs: [Program]) throws -> [Int: String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "programs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (text, owners) = source(programs, without: [])
        try text.write(to: folder.appending(path: "main.swift"), atomically: true, encoding: .utf8)
        let (_, output) = try run(
            [
                "swiftc", "-typecheck", "-suppress-warnings", "-Xfrontend", "-solver-scope-threshold=4000",
                "main.swift",
            ], in: folder)
        var refusals: [Int: String] = [:]
        for match in output.matches(of: /main\.swift:(\d+):\d+: error: ([^\n]*)/) {
            guard let line = Int(match.1), owners.indices.contains(line - 1), owners[line - 1] >= 0,
                !match.2.contains("reasonable time"), !match.2.contains("ambiguous"),
                // A program's function hides the library's of its name only here, inside of a type.
                !match.2.contains("refers to instance method rather than")
            else { continue }
            refusals[owners[line - 1]] = refusals[owners[line - 1]] ?? String(match.2)
        }
        return refusals
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
            own += ["static func outcome() throws -> String {", "\"\\(\(program.call))\"", "}", "}"]
            lines += own
            owners += own.map { _ in index }
        }
        lines.append("let programs: [(Int, () throws -> String)] = [")
        for index in programs.indices where !refused.contains(index) {
            lines.append("(\(index), Program\(index).outcome),")
        }
        lines += [
            "]", "setvbuf(stdout, nil, _IOLBF, 0)", "let first = Int(CommandLine.arguments[1])!",
            "for (index, outcome) in programs where index >= first {",
            "print(\"\\u{1}\\(index)\\u{2}\", terminator: \"\")", "fflush(stdout)", "let value = try outcome()",
            "print(\"\\u{2}\\(value)\")", "}",
        ]
        return (lines.joined(separator: "\n") + "\n", owners)
    }

    private static func run(_ arguments: [String], in folder: URL) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = arguments[0] == "swiftc" ? pipe : nil
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
