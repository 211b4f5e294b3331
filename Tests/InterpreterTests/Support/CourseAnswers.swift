import Foundation

/// The answers in the course's chapters.
enum CourseAnswers {
    struct Answer: Sendable {
        /// The exercise, and which of its answers: `solution`, `exercise` for the code to begin with, `wrong 2`.
        var exercise: String
        var kind: String
        var source: String
    }

    /// All, in the chapters' order.
    static let all: [Answer] = blocks.compactMap { block in
        ["solution", "exercise", "wrong"].contains(block.kind)
            ? Answer(exercise: block.exercise, kind: block.kind, source: block.text) : nil
    }

    /// The solutions' exercises with the expressions that a line `check("…", EXPRESSION)` promises to be true.
    static let promises: [(exercise: String, expressions: [String])] = blocks.filter { $0.kind == "check" }.map {
        block in
        let lines = block.text.matches(of: /(?m)^check\("[^"]*", (.*)\)$/).map { String($0.1) }
        return (block.exercise, lines)
    }

    /// The calls with which trying an answer begins, by exercise.
    static let calls: [String: String] = {
        var calls: [String: String] = [:]
        for chapter in chapters {
            for match in chapter.matches(of: /(?m)^```swift exercise=([a-z0-9-]+)[^\n]* try="((?:[^"\\]|\\.)*)"/) {
                calls[String(match.1)] = String(match.2).replacing("\\\"", with: "\"")
            }
        }
        return calls
    }()

    private static let blocks: [(exercise: String, kind: String, text: String)] = {
        var blocks: [(String, String, String)] = []
        for chapter in chapters {
            let fence = /(?ms)^```swift (solution|exercise|wrong|check)=([a-z0-9-]+)[^\n]*\n(.*?)^```$/
            for match in chapter.matches(of: fence) {
                blocks.append((String(match.2), String(match.1), String(match.3)))
            }
        }
        return blocks
    }()

    /// The chapters' texts.
    private static let chapters: [String] = {
        // This file lies three folders below the repository's root.
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let folder = root.appending(path: "Lessons").resolvingSymlinksInPath()
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.filter { $0.pathExtension == "md" }.map { file in
            (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        }
    }()
}
