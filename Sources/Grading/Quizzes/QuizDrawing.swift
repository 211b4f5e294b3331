import Evaluation
import Foundation
import Literate
import Outputs
import Toolchain

/// Computes what questions with drawn numbers ask of everybody: by the chapter's own Swift, once for each combination.
///
/// What the expressions mention of the cells above the question is compiled with them, and no more: no cell is run for it. Results are
/// kept in the cache as those of cells are.
public struct QuizDrawing: Sendable {
    private let evaluator: Evaluator
    private let limit: Duration

    /// Computes with this evaluator.
    /// - Parameter limit: how long all combinations of a question may take.
    public init(by evaluator: Evaluator, limit: Duration = .seconds(10)) {
        // The expressions of a question compute little.
        self.evaluator = evaluator.unoptimized
        self.limit = limit
    }

    /// A chapter whose questions have their variants.
    public struct Drawn: Sendable {
        /// The chapter.
        public var chapter: Chapter
        /// What is wrong with the questions that have none.
        public var failures: [ExerciseID: Diagnostic]

        /// A chapter of this result.
        public init(chapter: Chapter, failures: [ExerciseID: Diagnostic] = [:]) {
            self.chapter = chapter
            self.failures = failures
        }

        /// The same, in the order of their places.
        public var diagnostics: [Diagnostic] { failures.values.sorted { $0.position < $1.position } }
    }

    /// The chapter with all variants of its questions.
    ///
    /// - Throws: where nothing can be compiled or run; never for what an author wrote.
    public func drawn(_ chapter: Chapter) async throws -> Drawn {
        var variants: [ExerciseID: (variants: [QuizDraw.Variant], rows: [[String]])] = [:]
        var failures: [ExerciseID: Diagnostic] = [:]
        for quiz in chapter.quizzes {
            guard let draw = quiz.draw, draw.variants.isEmpty else { continue }
            do {
                variants[quiz.id] = try await self.variants(of: quiz, draw, in: chapter)
            } catch let diagnostic as Diagnostic {
                failures[quiz.id] = diagnostic
            }
        }
        let drawn = chapter.mapQuizzes { quiz in
            guard var draw = quiz.draw, let found = variants[quiz.id] else { return quiz }
            var quiz = quiz
            (draw.variants, draw.rows) = (found.variants, found.rows)
            quiz.kind = .drawn(draw)
            return quiz
        }
        return Drawn(chapter: drawn, failures: failures)
    }

    private func variants(
        of quiz: Quiz, _ draw: QuizDraw, in chapter: Chapter
    ) async throws -> (variants: [QuizDraw.Variant], rows: [[String]]) {
        let program = DrawProgram(draw)
        let rows = try await rows(of: quiz, draw, program, in: chapter)
        let told = draw.numbers.count, computed = told + 1 + draw.wrong.count
        let variants = try rows.map { row in
            guard row.count == told + draw.expressions.count else { throw Self.lost(quiz, in: chapter) }
            let answers = row[told..<computed].compactMap(Double.init)
            guard answers.count == computed - told, answers.allSatisfy(\.isFinite) else {
                let numbers = zip(draw.numbers, row).map { "\($0.name) = \($1)" }.joined(separator: ", ")
                throw Diagnostic(
                    file: chapter.file, position: draw.answer.position,
                    message: "an answer to '\(quiz.id)' is not a finite number where \(numbers)",
                    advice: "leave these numbers out with where: and a condition")
            }
            return try draw.variant(
                of: quiz, file: chapter.file, numbers: Array(row[..<told]), answers: answers,
                texts: Array(row[computed...]))
        }
        guard variants.count > 1 else {
            throw Diagnostic(
                file: chapter.file, position: draw.condition?.position ?? draw.position,
                message: "'where' leaves \(variants.isEmpty ? "no combination" : "one combination") of numbers",
                advice: "give the numbers more values, or change the condition")
        }
        return (variants, rows)
    }

    /// What the program gives: a row for each combination. Where it is known, the cells above are not even parsed.
    private func rows(
        of quiz: Quiz, _ draw: QuizDraw, _ program: DrawProgram, in chapter: Chapter
    ) async throws -> [[String]] {
        let code = draw.expressions.map(\.code) + [draw.condition?.code ?? ""]
        let above = chapter.cells.filter { $0.source.start < quiz.position }.map { "\($0.kind) \($0.source.text)" }
        let conditions = [evaluator.identity.description, try evaluator.toolchain.buildIdentity, "\(limit)"]
        let name = ContentHash(conditions + [program.text] + code + ["above"] + above).description + ".json"
        let store = ContentStore(folder: evaluator.cache.folder.appending(path: "draws"))
        if let known = store.data(named: name).flatMap({ try? JSONDecoder().decode([[String]].self, from: $0) }) {
            return known
        }
        let rows = try await computedRows(of: quiz, draw, program, code: code, in: chapter)
        try? store.store(JSONEncoder().encode(rows), named: name)
        return rows
    }

    private func computedRows(
        of quiz: Quiz, _ draw: QuizDraw, _ program: DrawProgram, code: [String], in chapter: Chapter
    ) async throws -> [[String]] {
        let uses = UsedDeclarations(mentionedIn: code, of: quiz, in: chapter).program.text
        // One cell, for each takes a compile.
        let start = SourcePosition(line: 1)
        let firstLine = 1 + uses.count { $0 == "\n" }
        let cell = Cell(
            index: 0, source: SourceText(text: uses + program.text, fence: start, start: start),
            attributes: CellAttributes(kind: .hidden, timeout: limit))
        let outputs = try await evaluator.run(
            Chapter(
                file: chapter.file, number: 0, slug: "\(quiz.id)", frontMatter: FrontMatter(title: "\(quiz.id)"),
                elements: [.cell(cell)]))
        for cell in outputs.cells {
            guard let error = cell.error else { continue }
            let expression = program.expression(atLine: error.line - firstLine)
            throw Diagnostic(
                file: chapter.file, position: expression?.position ?? draw.position,
                message: expression.map { "'\($0.code)' \(error.kind.heading): \(error.message)" }
                    ?? "what computes the numbers of '\(quiz.id)' \(error.kind.heading): \(error.message)",
                advice: error.kind == .compile
                    ? "it may use the drawn numbers and what the cells above the question declare"
                    : "leave numbers out that it cannot take, with where: and a condition")
        }
        let tables = outputs.cells.flatMap(\.items).compactMap { if case .table(let table) = $0 { table } else { nil } }
        guard outputs.cells.allSatisfy({ $0.status == .completed }), let table = tables.last else {
            throw Self.lost(quiz, in: chapter)
        }
        return table.rows
    }

    private static func lost(_ quiz: Quiz, in chapter: Chapter) -> Diagnostic {
        Diagnostic(
            file: chapter.file, position: quiz.position,
            message: "the numbers of '\(quiz.id)' were not computed to their end", advice: "run the command again")
    }
}
