import Evaluation
import Foundation
import Literate
import Yams

/// Wrong code that a chapter's check, or an exercise's, must notice: one row of `Mutants/NN.yml`.
struct Mutant: Sendable, Hashable, CustomStringConvertible {
    /// The chapter's number or letter, as its file's name begins.
    var chapter: String
    /// What is wrong in it.
    var what: String
    /// Text of one cell, or of the exercise's solution, that is found there once.
    var find: String
    /// What the mutant has instead.
    var replace: String
    /// The name of the check that must fail, or the text of the `fails=` cell that must not do what it promises; for an exercise,
    /// nil for any of its checks.
    var noticedBy: String?
    /// The exercise whose solution is changed; nil where a cell is.
    var exercise: String?
    /// Texts of cells that must run, too, because they change a value that the check reads.
    var also: [String]
    /// Why nobody can notice; nil where somebody must.
    var lives: String?

    var description: String { "\(chapter): \(what)" }

    /// The rows of all tables, chapter after chapter.
    static func all() throws -> [Mutant] {
        let folder = Repository.folder.appending(path: "Tests/LessonTests/Mutants")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
        return try files.sorted().flatMap { file in
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            return try rows(text, file: file).map { row in
                Mutant(
                    chapter: String(file.dropLast(4)), what: row.what, find: row.find.withoutLastNewline,
                    replace: row.replace.withoutLastNewline, noticedBy: row.noticedBy, exercise: row.exercise,
                    also: row.also ?? [], lives: row.lives)
            }
        }
    }

    private static func rows(_ text: String, file: String) throws -> [Row] {
        do {
            return try YAMLDecoder().decode([Row].self, from: text)
        } catch {
            throw MutantFault(
                "Tests/LessonTests/Mutants/\(file): \(error)\n  put text that has ': ' in it in quotes, or below a '|'")
        }
    }

    private struct Row: Decodable {
        var what: String
        var find: String
        var replace: String
        var noticedBy: String?
        var exercise: String?
        var also: [String]?
        var lives: String?

        enum CodingKeys: String, CodingKey {
            case what, find, replace, exercise, also, lives
            case noticedBy = "noticed by"
        }
    }

    /// `text` with the wrong code in it.
    func planted(in text: String) throws(MutantFault) -> String {
        let count = text.ranges(of: find).count
        guard count == 1 else { throw MutantFault("'\(find)' is found \(count) times in it") }
        let changed = text.replacing(find, with: replace)
        guard changed != text else { throw MutantFault("it changes nothing") }
        return changed
    }
}

extension Mutant {
    /// The course, read once for all rows.
    static var chapters: [Chapter] {
        get throws { try reading.get() }
    }

    /// Their cells' syntax by their names: to read it takes far longer than to look for a text.
    private static let syntaxes = reading.map { chapters in
        Dictionary(uniqueKeysWithValues: chapters.map { ($0.name, ChapterSyntax($0)) })
    }

    private static let reading = Result {
        try CourseFolder.open(Repository.folder.appending(path: "Lessons").path).chapterFiles.map { file in
            try Chapter.parse(
                text: String(contentsOfFile: file, encoding: .utf8),
                file: "Lessons/\(URL(filePath: file).lastPathComponent)")
        }
    }

    /// What the wrong code was planted in.
    enum Planted {
        /// The cells that the check needs, and the code of the one that changes.
        case slice(ChapterSlice, changing: [Int: String], noticer: String)
        case answer(String, to: Exercise, of: Chapter)
    }

    /// Plants the wrong code in its chapter of `chapters`.
    @discardableResult
    func plant(in chapters: [Chapter]) throws -> Planted {
        guard let found = chapters.first(where: { $0.name.hasPrefix(chapter + "-") }) else {
            throw MutantFault("no chapter's file begins with \(chapter)-")
        }
        if let exercise {
            guard let asked = found.exercises.first(where: { $0.id.name == exercise }) else {
                throw MutantFault("there is no exercise '\(exercise)'")
            }
            return .answer(try planted(in: asked.solution.text), to: asked, of: found)
        }
        guard let noticedBy else { throw MutantFault("add 'noticed by:' or 'exercise:'") }
        return try slice(of: found, noticedBy: noticedBy)
    }

    private func slice(of chapter: Chapter, noticedBy: String) throws -> Planted {
        let cells = chapter.cells
        let noticing = cells.filter { $0.claims(noticedBy) }
        guard let target = noticing.last else { throw MutantFault("no cell checks '\(noticedBy)'") }
        guard noticing.count == 1 else { throw MutantFault("\(noticing.count) cells check '\(noticedBy)'") }
        let changed = cells.filter { $0.source.text.contains(find) }
        guard changed.count == 1, changed[0].index <= target.index else {
            throw MutantFault("'\(find)' is in \(changed.count) cells, or in one after its check")
        }
        let forced = also.flatMap { text in
            cells[..<target.index].filter { $0.source.text.contains(text) }.map(\.index)
        }
        let syntax = try Self.syntaxes.get()[chapter.name] ?? ChapterSyntax(chapter)
        let slice = ChapterSlice(
            of: chapter, syntax, upTo: target.index,
            forcing: Set(forced + [changed[0].index]).subtracting([target.index]))
        return .slice(
            slice, changing: [changed[0].index: try planted(in: changed[0].source.text)], noticer: noticedBy)
    }
}

extension Cell {
    /// Whether the cell is the one that claims `name`.
    fileprivate func claims(_ name: String) -> Bool {
        if case .fails(name) = self.kind { return true }
        return source.text.contains("\"\(name)\"")
    }
}

/// A row that cannot be tried.
struct MutantFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Where the course lies.
enum Repository {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
}

extension String {
    /// YAML's `|` ends a text with a newline, which is not the author's.
    fileprivate var withoutLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
