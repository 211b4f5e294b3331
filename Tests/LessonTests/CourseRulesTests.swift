import Foundation
import Literate
import Testing

@Suite("What every chapter of the course keeps to")
struct CourseRulesTests {
    /// The numbered chapters; the appendices teach what these link to.
    private static var chapters: [Chapter] {
        get throws { try Mutant.chapters.filter { $0.name.first?.isNumber == true } }
    }

    @Test("each exercise links to the paragraphs on Swift that it needs")
    func swiftLinks() throws {
        for chapter in try Self.chapters {
            for exercise in chapter.exercises {
                let statement = String(describing: exercise.statement)
                #expect(
                    statement.contains("The Swift for it: ") && statement.contains("A-swift-in-twenty-minutes.md#"),
                    "\(exercise.position): add 'The Swift for it: [arrays](A-swift-in-twenty-minutes.md#arrays).'")
            }
        }
    }

    @Test("there are four exercises and questions at least, and two of them ask for code")
    func enough() throws {
        for chapter in try Self.chapters {
            #expect(chapter.exercises.count >= 2, "\(chapter.file)")
            #expect(chapter.exercises.count + chapter.quizzes.count >= 4, "\(chapter.file)")
        }
    }

    @Test("each property in the text has a wrong version that it must notice")
    func wrongVersions() throws {
        var without: [String] = []
        for chapter in try Mutant.chapters {
            let noticed = Set(chapter.wrongVersions.map(\.property))
            for cell in chapter.cells where cell.kind == .run || cell.kind == .hidden {
                for match in cell.source.text.matches(of: /\bproperty\(\s*"([^"]+)"/)
                where !noticed.contains(String(match.1)) {
                    without.append("\(chapter.file):\(cell.source.start.line): \(match.1)")
                }
            }
        }
        #expect(without.isEmpty, "add ```swift wrong-for=\"its name\" below the cell")
    }

    @Test("code that the reader sees has lines of 80 characters at most")
    func lineLengths() throws {
        var long: [String] = []
        for chapter in try Mutant.chapters {
            let seen =
                chapter.cells.filter { $0.kind != .hidden }.map(\.source)
                + chapter.exercises.flatMap { [$0.starter, $0.solution] }
            for code in seen {
                for (n, line) in code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                where line.count > 80 {
                    long.append("\(chapter.file):\(code.start.line + n)")
                }
            }
        }
        #expect(long.isEmpty)
    }

    @Test("the glossary has 80 terms at least, in order, each with a sentence and the place that explains it")
    func glossary() throws {
        let file = Repository.folder.appending(path: "Lessons/D-glossary.md")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("\n  ", with: " ")
        var letter = ""
        var terms: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") { letter = String(line.dropFirst(3)) }
            guard line.hasPrefix("- **") else { continue }
            let entry = line.wholeMatch(
                of: /- \*\*([^*]+)\*\*(?: \([^)]+\))?: .+\. \[[^\]]+\]\([0-9A-Z]+-[a-z0-9-]+\.md(#[a-z0-9-]+)?\)/)
            let term = try #require(entry?.1, "write '- **term**: A sentence. [Place](chapter.md#heading)': \(line)")
            #expect(term.prefix(1).uppercased() == letter, "\(term) is below \(letter)")
            terms.append(term.lowercased())
        }
        #expect(terms.count >= 80)
        for (term, next) in zip(terms, terms.dropFirst()) {
            #expect(term < next, "'\(next)' comes after '\(term)'")
        }
    }
}
