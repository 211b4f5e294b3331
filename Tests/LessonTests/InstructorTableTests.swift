import Foundation
import Literate
import Testing

@Suite("The instructors' appendix has the course's own counts")
struct InstructorTableTests {
    private static let isUpdating = ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1"

    /// Each chapter that asks something, with its exercises, questions, points and minutes; last the sums.
    private static var rows: [String] {
        get throws {
            let asking = try Mutant.chapters.filter { !$0.exercises.isEmpty || !$0.quizzes.isEmpty }
            func row(_ name: String, _ counts: [Int]) -> String {
                "| \(name) | \(counts.map(String.init).joined(separator: " | ")) |"
            }
            let counts = asking.map { [$0.exercises.count, $0.quizzes.count, $0.points, $0.frontMatter.minutes ?? 0] }
            let rows = zip(asking, counts).map { chapter, counts in
                let label = chapter.name.prefix { $0 != "-" }
                let number = Int(label).map { "\($0)" } ?? "Appendix \(label)"
                return row("[\(number), \(chapter.title)](\(chapter.name).md)", counts)
            }
            return rows + [row("**all**", (0..<4).map { column in counts.map { $0[column] }.reduce(0, +) })]
        }
    }

    @Test("its table is what the chapters have")
    func table() throws {
        let file = Repository.folder.appending(path: "Lessons/F-for-instructors.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let rule = "|---|--:|--:|--:|--:|\n"
        let start = try #require(text.range(of: rule)).upperBound
        let end = try #require(text[start...].range(of: "\n\n")).lowerBound
        let expected = try Self.rows.joined(separator: "\n")
        if Self.isUpdating {
            try Data((text[..<start] + expected + text[end...]).utf8).write(to: file)
        } else {
            #expect(
                text[start..<end] == expected,
                "write it anew: LECTERN_UPDATE_SNAPSHOTS=1 ./lectern test --filter InstructorTableTests")
        }
    }

    @Test("it names the chapters whose questions differ from student to student")
    func variants() throws {
        let drawing = try Mutant.chapters.filter { chapter in
            chapter.quizzes.contains { quiz in
                if case .drawn = quiz.kind { true } else { quiz.shown != nil }
            }
        }
        let labels = drawing.map { chapter in
            let label = String(chapter.name.prefix { $0 != "-" })
            return Int(label).map { "\($0)" } ?? label
        }
        func list(_ names: [String]) -> String {
            names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        }
        let chapters = list(labels.filter { Int($0) != nil }), appendices = list(labels.filter { Int($0) == nil })
        let file = Repository.folder.appending(path: "Lessons/F-for-instructors.md")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("\n", with: " ")
        #expect(text.contains("In this course chapters \(chapters) and appendices \(appendices) have such questions."))
    }
}
