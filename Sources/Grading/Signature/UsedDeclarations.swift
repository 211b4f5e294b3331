import DeepStack
import Literate
import SwiftParser
import SwiftSyntax
import Toolchain
import Wording

/// What of a chapter's cells an answer may use, as `uses=` of its exercise names it: a file that is compiled beside the answer.
///
/// It has the named declarations, and all that these mention of the chapter. An extension is taken where one of its members is named
/// or mentioned, so that an author says which of them an answer may use. Of a name that is declared more than once, the last cell
/// above the exercise counts.
struct UsedDeclarations: Sendable {
    /// The declarations; nothing where the exercise uses none.
    private(set) var program = GeneratedProgram()

    /// The file's name beside the answer.
    static let file = "uses.swift"

    /// The declarations that `exercise` of `chapter` names.
    /// - Throws: a diagnostic at the name that no cell above the exercise declares.
    init(_ exercise: Exercise, of chapter: Chapter) throws(Diagnostic) {
        guard !exercise.uses.isEmpty else { return }
        let above = chapter.elements.prefix {
            if case .exercise(let other) = $0 { other.id != exercise.id } else { true }
        }
        let declarations = DeepStack.run { above.flatMap { ChapterDeclaration.all(in: $0, file: chapter.file) } }
        let known = Set(declarations.flatMap { $0.names + Array($0.extended?.members ?? []) })
        if let missing = exercise.uses.first(where: { !known.contains($0.name) }) {
            throw Diagnostic(
                file: chapter.file, position: missing.position,
                message: "no cell above exercise '\(exercise.id)' declares '\(missing.name)'",
                advice: suggestion(for: missing.name, among: known.sorted()))
        }
        append(Self.needed(exercise.uses.map(\.name), of: declarations))
    }

    /// What of the cells above the question called `quiz` expressions mention.
    init(mentionedIn expressions: [String], of quiz: Quiz, in chapter: Chapter) {
        let above = chapter.elements.prefix {
            if case .quiz(let other) = $0 { other.id != quiz.id } else { true }
        }
        let (declarations, names) = DeepStack.run {
            (
                above.flatMap { ChapterDeclaration.all(in: $0, file: chapter.file) },
                expressions.flatMap { ChapterDeclaration.names(in: Parser.parse(source: $0)) { _ in true } }
            )
        }
        append(Self.needed(names, of: declarations))
    }

    private mutating func append(_ declarations: [ChapterDeclaration]) {
        program.append("import Foundation\nimport LessonKit\n\n")
        for declaration in declarations {
            program.append(declaration.text, from: declaration.origin)
            program.append("\n\n")
        }
    }

    /// The declarations of `names`, and all that they need, in the chapter's order.
    private static func needed(_ names: [String], of all: [ChapterDeclaration]) -> [ChapterDeclaration] {
        var last: [String: Int] = [:]
        for declaration in all {
            for name in declaration.names { last[name] = declaration.cell }
        }
        var taken: Set<Int> = [], free = Set(names), mentioned = Set(names), isComplete = false
        while !isComplete {
            let more = all.indices.filter { index in
                !taken.contains(index)
                    && (all[index].names.contains { free.contains($0) && last[$0] == all[index].cell }
                        || all[index].isExtension(neededFor: mentioned))
            }
            isComplete = more.isEmpty
            taken.formUnion(more)
            for index in more {
                free.formUnion(all[index].free)
                mentioned.formUnion(all[index].mentioned)
            }
        }
        return taken.sorted().map { all[$0] }
    }
}
