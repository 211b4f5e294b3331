import Foundation
import Testing

extension AuthorTests {
    private static let right = "func double(_ n: Int) -> Int { n + n }\n"

    @Test("grade --watch grades again what is saved, and Ctrl-C ends it well", .timeLimit(.minutes(5)))
    func watching() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            #expect(try await lectern("start", "1", in: folder).code == 0)
            let answer = folder.appending(path: "Answers/01-good/double.swift")
            let output = folder.appending(path: ".watched")
            try Data().write(to: output)
            let process = Process()
            process.executableURL = executable
            process.arguments = ["grade", "Answers", "--watch"]
            process.currentDirectoryURL = folder
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
            defer { process.terminate() }
            func reports(until words: String) async throws -> String {
                while process.isRunning {
                    let text = try String(contentsOf: output, encoding: .utf8)
                    if text.contains(words) { return text }
                    try await Task.sleep(for: .seconds(0.01))
                }
                return "it ended: \(try String(contentsOf: output, encoding: .utf8))"
            }
            #expect(try await reports(until: "Ctrl-C ends this.\n").contains("○ double"))
            try Data(Self.right.utf8).write(to: answer)
            #expect(try await reports(until: "✓ double · 2 of 2").contains("2 of 2 points"))
            // As many editors save: a new file takes the old one's name. A folder that comes later is watched, too.
            try Data("func double(_ n: Int) -> Int { n }\n".utf8).write(to: answer, options: .atomic)
            #expect(try await reports(until: "✗ double · 0 of 2").contains("Next: fix"))
            let other = folder.appending(path: "Answers/late")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            try Data("func triple() {}\n".utf8).write(to: other.appending(path: "triple.swift"))
            let all = try await reports(until: "✗ triple")
            #expect(all.components(separatedBy: "○ six").count == 2, "what was not saved was graded again: \(all)")
            process.interrupt()
            try await process.end()
            #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
        }
    }

    @Test("grade --solution shows the author's beside an answer that is right, and only then")
    func solution() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let answer = folder.appending(path: "Answers/01-good/double.swift")
            try FileManager.default.createDirectory(
                at: answer.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("func double(_ n: Int) -> Int { n }\n".utf8).write(to: answer)
            let wrong = try await lectern("grade", "Answers", "--solution", in: folder)
            #expect(wrong.code == 1 && !wrong.output.contains("solution"), "\(wrong)")
            try Data(Self.right.utf8).write(to: answer)
            let right = try await lectern("grade", "Answers", "--solution", in: folder)
            #expect(right.code == 0 && right.output.contains("The author's solution"), "\(right)")
            #expect(right.output.contains("func double(_ n: Int) -> Int { 2 * n }"), "\(right)")
            #expect(try await !lectern("grade", "Answers", in: folder).output.contains("solution"))
            for flag in ["--solution", "--watch"] {
                let json = try await lectern("grade", "Answers", flag, "--format", "json", in: folder)
                #expect(json.code == 64 && json.errors.contains("\(flag) is for a terminal"), "\(json)")
            }
        }
    }

    @Test("after full marks, grade and list say what is next: an exercise, a question, a chapter, nothing")
    func next() async throws {
        let second =
            Self.good.replacing("Good", with: "More")
            + Self.exercise.replacing("double", with: "twice")
            .replacing("six", with: "seven")
        try await withCourse(["01-good.md": Self.good + Self.exercise, "02-more.md": second]) { folder in
            func next(_ verb: String...) async throws -> String? {
                try await lectern(verb, in: folder).output.split(separator: "\n").last.map(String.init)
            }
            func answer(_ file: String, _ text: String) throws {
                let file = folder.appending(path: "Answers/\(file)")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            #expect(try await next("list") == "Next: lectern run 01")
            try answer("01-good/double.swift", Self.right)
            #expect(try await next("grade", "Answers") == "Next: lectern start six")
            #expect(try await lectern("start", "six", in: folder).code == 0)
            #expect(try await next("list") == "Next: complete six in Answers/01-good/quizzes.yml")
            #expect(
                try await next("grade", "Answers/01-good/double.swift")
                    == "Next: complete six in Answers/01-good/quizzes.yml"
            )
            try answer("01-good/quizzes.yml", "six: 12/2\n")
            #expect(try await next("grade", "Answers") == "Next: lectern run 02")
            #expect(try await next("list") == "Next: lectern run 02")
            try answer("02-more/twice.swift", Self.right.replacing("double", with: "twice"))
            try answer("02-more/quizzes.yml", "seven: 6\n")
            let done = "Nothing is left to do: every point of the course is earned."
            #expect(try await next("grade", "Answers") == done)
            #expect(try await next("list") == done)
        }
    }
}
