import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading
@testable import Site

@Suite("The course's pages judge answers as lectern grade does", .serialized)
struct CourseVerdictTests {
    /// `LECTERN_PAGE_VERDICTS=09` tries chapter 09, `=1` all of them, which takes the better part of an hour.
    private static let asked = ProcessInfo.processInfo.environment["LECTERN_PAGE_VERDICTS"]

    @Test(
        "each solution, code to begin with, misconception and small mistake has the same verdict, hint and counterexample",
        .enabled(if: asked != nil && LivePage.isPossible))
    func verdicts() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-verdicts-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let cache = OutputCache(folder: folder.appending(path: "cache"))
        let interpreter = try await InterpreterModule(toolchain: .current(), cache: cache).data()
        var tally = Tally()
        let course = try Self.chapters
        for chapter in course where Self.asked == "1" || chapter.name.hasPrefix(Self.asked ?? "") {
            let made = try await PageCheckCompiler(toolchain: .current(), cache: cache).checks(of: chapter)
            guard let data = made.module else { continue }
            let module = CheckModule(data: data, exercises: made.exercises.map { .init(id: $0.id, heads: $0.heads) })
            // Chapters lead to each other.
            try builder(course, content: SiteContent(interpreter: interpreter, checks: [chapter.name: module]))
                .build(into: folder.appending(path: "public"))
            let grader = try await Grader(course: [chapter], toolchain: .current(), cache: cache, seed: 7)
            let browser = try BrowserSession(folder.appending(path: "public/\(chapter.name).html"))
            defer { browser.close() }
            let checked = Set(made.exercises.map(\.id))
            for exercise in chapter.exercises where checked.contains(exercise.id.name) {
                let prepared = try PreparedExercise(exercise, of: chapter)
                for source in exercise.answers {
                    let graded = try await PageVerdict.graded(source, of: prepared, by: grader)
                    let told = try PageVerdict.told(source, of: exercise.id, by: browser)
                    tally.add(graded, told, of: "\(exercise.id): \(source)")
                }
            }
            print("\(chapter.name): \(tally)")
        }
        #expect(tally.different.isEmpty)
    }

    private static var chapters: [Chapter] {
        get throws {
            let folder = siteFolder.deletingLastPathComponent().appending(path: "Lessons").path
            return try CourseFolder.open(folder).chapterFiles.map { file in
                try Chapter.parse(text: String(contentsOfFile: file, encoding: .utf8), file: file)
            }
        }
    }

    /// How many answers were judged how.
    private struct Tally: CustomStringConvertible {
        private var (same, refused, uncompiled) = (0, 0, 0)
        private(set) var different: [String] = []

        mutating func add(_ graded: PageVerdict?, _ told: PageVerdict?, of answer: String) {
            switch (graded?.withoutTraps, told?.withoutTraps) {
            // Where the page does not judge, it says so.
            case (_, nil): refused += 1
            // The compiler refuses it.
            case (nil, _): uncompiled += 1
            case (let graded?, let told?) where graded == told: same += 1
            case (let graded?, let told?): different.append("\(answer)\ngraded: \(graded)\nin the page: \(told)")
            }
        }

        var description: String {
            let counts = "\(same) same, \(refused) not judged by the page, \(uncompiled) not compiled"
            return ([counts, "\(different.count) different"] + different).joined(separator: "\n")
        }
    }
}

extension Exercise {
    /// The solution, the code to begin with, the misconceptions, and the solution with each small mistake.
    fileprivate var answers: [String] {
        [solution.text, starter.text] + misconceptions.map(\.source.text)
            + MutationFinder.mutations(of: solution.text).map { $0.applied(to: solution.text) }
    }
}
