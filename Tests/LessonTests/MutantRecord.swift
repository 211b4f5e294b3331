import Foundation
import Literate
import Toolchain

@testable import Grading

/// What came of the mistakes in each exercise's solution when they were last tried, as `Mutants/solutions.txt` has it.
///
/// To try all of them takes longer than anybody waits for a commit. So the file is held against the course each time, and the course
/// against a few of the file's lines.
struct MutantRecord {
    var rows: [Row]

    /// A line of the file.
    struct Row: Hashable, CustomStringConvertible {
        var exercise: String
        var caught: Int
        /// All that somebody could catch.
        var tried: Int
        var equivalent: Int
        /// The hash of the solution's mutants, of the check and of its marks.
        var content: String

        var description: String { "\(exercise) \(caught) of \(tried), \(equivalent) equivalent, \(content)" }

        /// Whether the check catches as many as each exercise's must.
        var isEnough: Bool { Double(caught) >= MutantReport.neededShare * Double(tried) }
    }

    private static let file = Repository.folder.appending(path: "Tests/LessonTests/Mutants/solutions.txt")

    /// The file as it is; no rows where there is none.
    static func read() throws -> MutantRecord {
        guard FileManager.default.fileExists(atPath: file.path) else { return MutantRecord(rows: []) }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return MutantRecord(rows: try lines.filter { !$0.hasPrefix("#") }.map(Row.init))
    }

    /// Writes the rows of `exercises`, in their order.
    func write(_ exercises: [String]) throws {
        let known = Dictionary(rows.map { ($0.exercise, $0) }, uniquingKeysWith: { $1 })
        let head = "# See \"Mistakes in an exercise's solution\" in CONTRIBUTING.md.\n"
        let lines = exercises.compactMap { known[$0] }.map { "\($0)\n" }
        try Data((head + lines.joined()).utf8).write(to: Self.file)
    }

    /// The rows whose content is that of the course, by exercise.
    func fresh(_ contents: [String: String]) -> [String: Row] {
        Dictionary(
            rows.filter { contents[$0.exercise] == $0.content }.map { ($0.exercise, $0) }, uniquingKeysWith: { $1 })
    }
}

extension MutantRecord.Row {
    init(_ line: Substring) throws {
        guard let match = line.wholeMatch(of: /(\S+) (\d+) of (\d+), (\d+) equivalent, (\w+)/),
            let caught = Int(match.2), let tried = Int(match.3), let equivalent = Int(match.4)
        else { throw MutantFault("Tests/LessonTests/Mutants/solutions.txt: '\(line)' is not a row") }
        self.init(
            exercise: String(match.1), caught: caught, tried: tried, equivalent: equivalent, content: String(match.5))
    }

    init(_ report: MutantReport, content: String) {
        self.init(
            exercise: report.exercise, caught: report.caught, tried: report.caught + report.living.count,
            equivalent: report.equivalent, content: content)
    }
}

extension Exercise {
    /// The hash of all in the chapter that decides which mistakes are caught.
    func mutantContent(in chapter: Chapter) throws -> String {
        let marks = EquivalentMark.read(self, file: chapter.file).marks.map { "\($0.before) → \($0.after)" }
        let mutations = MutationFinder.mutations(of: solution.text)
        let content = MutantTrial.content(try PreparedExercise(self, of: chapter), mutations)
        return ContentHash([content.description, starter.text] + marks).description
    }
}
