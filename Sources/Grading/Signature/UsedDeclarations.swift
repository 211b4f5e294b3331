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

/// A declaration at the top level of a chapter's cell.
private struct ChapterDeclaration {
    var cell: Int
    /// What it declares; nothing for an extension.
    var names: [String] = []
    /// The type that it extends, what it makes it conform to, and the names of what it adds.
    var extended: (type: String, protocols: Set<String>, members: Set<String>)?
    /// Every name and operator in it.
    var mentioned: Set<String>
    /// Those of them that it does not declare itself, and that are no members of something.
    var free: Set<String>
    /// Its text, with the comments above it, and where that begins.
    var text: String
    var origin: SourceOrigin

    /// Whether it adds a member or a conformance that is mentioned.
    func isExtension(neededFor names: Set<String>) -> Bool {
        guard let extended else { return false }
        return !extended.members.isDisjoint(with: names)
            || names.contains(extended.type) && !extended.protocols.isDisjoint(with: names)
    }

    /// The declarations of a cell that runs; none of another element.
    static func all(in element: Chapter.Element, file: String) -> [ChapterDeclaration] {
        guard case .cell(let cell) = element, [.run, .hidden].contains(cell.kind) else { return [] }
        let tree = Parser.parse(source: cell.source.text)
        let places = SourceLocationConverter(fileName: "", tree: tree)
        return tree.statements.compactMap { item in
            guard case .decl(let node) = item.item, !node.is(ImportDeclSyntax.self) else { return nil }
            let whole = item.description, text = whole.drop(while: \.isWhitespace)
            let start = item.position.utf8Offset + whole.utf8.count - text.utf8.count
            let place = places.location(for: AbsolutePosition(utf8Offset: start))
            let code = String(text)
            var declaration = ChapterDeclaration(
                cell: cell.index, mentioned: names(in: item, where: { _ in true }),
                free: names(in: item, where: \.isFree).subtracting(names(in: item, where: \.isDeclared)), text: code,
                origin: SourceOrigin(
                    file: file, line: cell.source.start.line + place.line - 1, column: place.column))
            if let node = node.as(ExtensionDeclSyntax.self) {
                declaration.extended = (
                    node.extendedType.trimmedDescription,
                    node.inheritanceClause.map { names(in: $0, where: { _ in true }) } ?? [],
                    names(in: node.memberBlock.members, where: \.isMember)
                )
                declaration.free.insert(node.extendedType.trimmedDescription)
            } else if let variable = node.as(VariableDeclSyntax.self) {
                declaration.names = names(in: variable.bindings, where: \.isVariableName).sorted()
            } else if let named = node.asProtocol((any NamedDeclSyntax).self) {
                declaration.names = [named.name.text]
            } else if let named = node.as(OperatorDeclSyntax.self) {
                declaration.names = [named.name.text]
            } else if let named = node.as(PrecedenceGroupDeclSyntax.self) {
                declaration.names = [named.name.text]
            }
            return declaration
        }
    }

    static func names(in node: some SyntaxProtocol, where isMeant: (TokenSyntax) -> Bool) -> Set<String> {
        var names: Set<String> = []
        for token in node.tokens(viewMode: .sourceAccurate) {
            switch token.tokenKind {
            case .identifier(let name), .binaryOperator(let name), .prefixOperator(let name),
                .postfixOperator(let name):
                if isMeant(token) { names.insert(name) }
            default: break
            }
        }
        return names
    }
}

extension TokenSyntax {
    /// Whether the token is the name in a declaration, also of a parameter.
    fileprivate var isDeclared: Bool {
        guard let parent else { return false }
        return parent.asProtocol((any NamedDeclSyntax).self) != nil || parent.is(IdentifierPatternSyntax.self)
            || parent.is(FunctionParameterSyntax.self) || parent.is(EnumCaseElementSyntax.self)
            || parent.is(ClosureShorthandParameterSyntax.self) || parent.is(ClosureParameterSyntax.self)
    }

    /// Whether the token is the name that a member declares at its outermost level: no local name of it.
    fileprivate var isMember: Bool {
        guard let parent, parent.asProtocol((any NamedDeclSyntax).self) != nil || isVariableName else { return false }
        return !sequence(first: parent, next: \.parent).contains { $0.is(CodeBlockSyntax.self) }
    }

    /// Whether the token names something by itself: a type, a function, a variable or an operator, not a member or a label.
    fileprivate var isFree: Bool {
        guard let parent else { return false }
        if parent.is(IdentifierTypeSyntax.self) { return true }
        if case .identifier = tokenKind {
            guard let reference = parent.as(DeclReferenceExprSyntax.self) else { return false }
            return reference.parent?.as(MemberAccessExprSyntax.self)?.declName.id != reference.id
        }
        return true
    }

    /// Whether the token is the name that a binding declares, and not one in its value.
    fileprivate var isVariableName: Bool {
        guard parent?.is(IdentifierPatternSyntax.self) == true else { return false }
        return !sequence(first: Syntax(self), next: \.parent).contains {
            $0.is(InitializerClauseSyntax.self) || $0.is(AccessorBlockSyntax.self)
        }
    }
}
