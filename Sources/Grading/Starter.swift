import Wording
import Foundation
import Literate

/// Writes the files in which a learner answers: a starter for each exercise, and a chapter's `quizzes.yml`.
public struct Starter: Sendable {
    /// The folder of all answers, e.g. `Answers`.
    public var folder: URL
    /// The command that grades them, which each file names.
    private let command: String

    /// A writer into `folder`.
    ///
    /// - Parameter command: what a learner types to have the folder graded.
    public init(into folder: URL, gradedBy command: String = "lectern grade Answers") {
        self.folder = folder
        // It stands in a comment of one line.
        self.command = command.replacing("\n", with: " ")
    }

    /// What became of one file.
    public struct Written: Sendable, Hashable {
        /// The file.
        public var file: URL
        /// Whether it was written; false where there is one of that name, which is left as it is.
        public var isNew: Bool
    }

    /// Writes the starter of the exercise called `name`, or the quiz file in which the quiz called so is answered.
    /// - Throws: where a file cannot be written. Nil where the course has none of that name.
    public func write(_ name: String, of course: [Chapter]) throws -> Written? {
        for chapter in course {
            if let exercise = chapter.exercises.first(where: { $0.id.name == name }) {
                return try write(exercise, of: chapter)
            }
            if chapter.quizzes.contains(where: { $0.id.name == name }) { return try writeQuizzes(of: chapter) }
        }
        return nil
    }

    /// Writes every starter and quiz file of `course`.
    public func writeAll(of course: [Chapter]) throws -> [Written] {
        try course.flatMap { chapter in
            try chapter.exercises.map { try write($0, of: chapter) }
                + (chapter.quizzes.isEmpty ? [] : [try writeQuizzes(of: chapter)])
        }
    }

    private func write(_ exercise: Exercise, of chapter: Chapter) throws -> Written {
        let uses = try UsedDeclarations(exercise, of: chapter).program.text
        if !uses.isEmpty {
            let name = "\(exercise.id)\(AnswerFile.usesSuffix)"
            // Lectern's own, and not a learner's work: the chapter may have changed.
            _ = try write(Self.usesHead(exercise) + uses, to: chapter.name, name, isOurs: true)
        }
        let head = exercise.answerHead(in: chapter, gradedBy: command)
        return try write(head + exercise.starter.text, to: chapter.name, "\(exercise.id).swift")
    }

    private static func usesHead(_ exercise: Exercise) -> String {
        """
        // What of the chapter your answer to \(exercise.id) sees. 'lectern start' writes this file; it is not graded.

        """
    }

    func writeQuizzes(of chapter: Chapter) throws -> Written {
        var text = """
            # Your answers to the questions of \(chapter.title): a number (28, 0.5, 3/4), or the letter of a choice.
            # When you are done: \(command)

            """
        for quiz in chapter.quizzes {
            text += "\n# \(chapter.address(of: quiz.id))\n" + Self.comment(quiz) + "\(quiz.id): \n"
        }
        return try write(text, to: chapter.name, AnswerFile.quizzes)
    }

    /// The question and what there is to choose from; the page has it with its formulas and figures.
    private static func comment(_ quiz: Quiz) -> String {
        var lines = plainLines(quiz.question)
        if case .choice(let choices) = quiz.kind {
            lines += choices.enumerated().map {
                "  \(Quiz.letter(at: $0)): \(plainLines($1.text).joined(separator: " "))"
            }
        }
        return lines.map { "# \($0)\n" }.joined()
    }

    /// `blocks` as lines of a comment, their formulas in the signs of a terminal.
    private static func plainLines(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let inlines): [inlines.readableText]
            case .math(let formula, _): UnicodeMath.lines(formula)
            case .code(_, let code): code.split(separator: "\n").map(String.init)
            case .quote(let content): plainLines(content)
            case .list(let start, let items, _):
                items.enumerated().flatMap { index, item in
                    plainLines(item).enumerated().map { line, text in
                        let mark = start.map { "\($0 + index). " } ?? "- "
                        return (line == 0 ? mark : String(repeating: " ", count: mark.count)) + text
                    }
                }
            case .table(_, let header, let rows):
                ([header] + rows).map { $0.map(\.readableText).joined(separator: "  ") }
            case .heading(_, let title, _, _): [title.readableText]
            case .rule: []
            }
        }
    }

    private func write(_ text: String, to chapter: String, _ name: String, isOurs: Bool = false) throws -> Written {
        let file = folder.appending(path: chapter).appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        do {
            try Data(text.utf8).write(to: file, options: isOurs ? .atomic : .withoutOverwriting)
            return Written(file: file, isNew: true)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            return Written(file: file, isNew: false)
        }
    }
}

extension [Inline] {
    /// The words on one line, formulas in the signs of a terminal.
    fileprivate var readableText: String {
        map { inline in
            switch inline {
            case .math(let tex, _): UnicodeMath.line(tex)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.readableText
            case .link(_, _, let content, _): content.readableText
            default: [inline].plainText.replacing("\n", with: " ")
            }
        }.joined()
    }
}
