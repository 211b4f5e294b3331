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
        var graded = GradedVerdicts()
        let course = try Self.chapters
        for chapter in course where Self.asked == "1" || chapter.name.hasPrefix(Self.asked ?? "") {
            let made = try await PageCheckCompiler(toolchain: .current(), cache: cache).checks(of: chapter)
            guard let data = made.module else { continue }
            let module = CheckModule(data: data, exercises: made.exercises.map { .init(id: $0.id, heads: $0.heads) })
            // Chapters lead to each other.
            try builder(course, content: SiteContent(interpreter: interpreter, checks: [chapter.name: module]))
                .build(into: folder.appending(path: "public"))
            let grader = try await Grader(course: [chapter], toolchain: .current(), cache: cache, seed: 7)
            let checked = Set(made.exercises.map(\.id))
            var answers: [(exercise: ExerciseID, source: String, verdict: PageVerdict?)] = []
            for exercise in chapter.exercises where checked.contains(exercise.id.name) {
                let prepared = try PreparedExercise(exercise, of: chapter)
                for source in exercise.answers {
                    let verdict = try await graded.verdict(of: source, exercise.id) {
                        try await PageVerdict.graded(source, of: prepared, by: grader)
                    }
                    answers.append((exercise.id, source, verdict))
                }
                try graded.keep()
            }
            // A browser is ended after some minutes.
            let browser = try BrowserSession(folder.appending(path: "public/\(chapter.name).html"))
            defer { browser.close() }
            for (exercise, source, verdict) in answers {
                let told = try PageVerdict.answer(to: source, of: exercise, by: browser)
                tally.add(verdict, told, of: "\(exercise): \(source)")
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

    /// What `lectern grade` said of answers: `LECTERN_GRADED_VERDICTS=FILE` keeps it, so that after a change of the interpreter, or of a
    /// page, nothing is compiled again.
    private struct GradedVerdicts {
        private static let file = ProcessInfo.processInfo.environment["LECTERN_GRADED_VERDICTS"].map {
            URL(filePath: $0)
        }
        private var known: [String: PageVerdict?] = [:]

        init() {
            guard let file = Self.file, let data = try? Data(contentsOf: file) else { return }
            known = (try? JSONDecoder().decode([String: PageVerdict?].self, from: data)) ?? [:]
        }

        mutating func verdict(
            of source: String, _ exercise: ExerciseID, otherwise: () async throws -> PageVerdict?
        ) async throws -> PageVerdict? {
            let key = "\(exercise): \(source)"
            if let verdict = known[key] { return verdict }
            let verdict = try await otherwise()
            known[key] = .some(verdict)
            return verdict
        }

        func keep() throws {
            if let file = Self.file { try JSONEncoder().encode(known).write(to: file) }
        }
    }

    /// How many answers were judged how.
    private struct Tally: CustomStringConvertible {
        private var (same, refused, uncompiled) = (0, 0, 0)
        /// A trap ends the answer's process, and `lectern grade` gives the new ones of an answer 20 seconds: on a busy machine a trap's
        /// counterexample is less small than the page's.
        private var shrunkElsewhere = 0
        private(set) var different: [String] = []
        private var reasons: [String] = []

        mutating func add(_ graded: PageVerdict?, _ told: PageVerdict.Answer, of answer: String) {
            switch (graded?.withoutTraps, told.verdict?.withoutTraps) {
            // The compiler refuses it, too.
            case (nil, nil): uncompiled += 1
            // Where the page does not judge, it says so.
            case (_, nil):
                refused += 1
                reasons.append("\(told.reason) of \(answer)")
            // The compiler refuses it, and the page must not judge it.
            case (nil, _): different.append("\(answer)\nis not compiled, and judged in the page")
            case (let graded?, let told?) where graded == told: same += 1
            case (let graded?, let told?) where graded.withoutShrinking == told.withoutShrinking: shrunkElsewhere += 1
            case (let graded?, let told?): different.append("\(answer)\ngraded: \(graded)\nin the page: \(told)")
            }
        }

        var description: String {
            let counts =
                "\(same) same, \(shrunkElsewhere) but for how small a trap's counterexample is, \(refused) not judged by the page, \(uncompiled) not compiled"
            return ([counts, "\(different.count) different"] + different + ["not judged:"] + reasons)
                .joined(separator: "\n")
        }
    }
}

extension Exercise {
    /// The solution, the code to begin with, the misconceptions, and the solution with each small mistake.
    fileprivate var answers: [String] {
        // As it is, the code to begin with is not judged: the page and grade both say that it is that.
        [solution.text, starter.text + "\nfunc lecternAdded() {}\n"] + misconceptions.map(\.source.text)
            + MutationFinder.mutations(of: solution.text).map { $0.applied(to: solution.text) }.filter {
                $0 != starter.text
            }
    }
}
