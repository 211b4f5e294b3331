import Foundation
import Testing

/// The problem matcher for VS Code that the README gives, as VS Code reads it.
struct ProblemMatcher {
    private var regexp: NSRegularExpression
    private var pattern: Pattern

    private struct Tasks: Decodable {
        var tasks: [Task]

        struct Task: Decodable { var problemMatcher: Matcher? }

        struct Matcher: Decodable {
            var pattern: Pattern?

            init(from decoder: any Decoder) throws {
                // The list of a task without problems is empty.
                pattern = try? decoder.container(keyedBy: Key.self).decode(Pattern.self, forKey: .pattern)
            }

            enum Key: String, CodingKey { case pattern }
        }
    }

    private struct Pattern: Decodable {
        var regexp: String
        var file: Int, line: Int, column: Int, severity: Int, message: Int
    }

    struct Problem: Equatable {
        var file: String, line: String, column: String, message: String
    }

    init() throws {
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let lines = try String(contentsOf: readme.standardizedFileURL, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let version = try #require(lines.firstIndex { $0.contains("\"version\": \"2.0.0\"") })
        let json = lines[(version - 1)...].prefix { $0.hasPrefix("    ") }.joined(separator: "\n")
        let tasks = try JSONDecoder().decode(Tasks.self, from: Data(json.utf8))
        pattern = try #require(tasks.tasks.compactMap(\.problemMatcher?.pattern).first)
        regexp = try NSRegularExpression(pattern: pattern.regexp)
    }

    /// The problems in a task's output, which VS Code reads line by line.
    func problems(in output: String) -> [Problem] {
        output.split(separator: "\n").map(String.init).compactMap { line in
            guard let match = regexp.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) else {
                return nil
            }
            func part(_ group: Int) -> String {
                Range(match.range(at: group), in: line).map { String(line[$0]) } ?? ""
            }
            return Problem(
                file: part(pattern.file), line: part(pattern.line), column: part(pattern.column),
                message: part(pattern.message))
        }
    }
}
