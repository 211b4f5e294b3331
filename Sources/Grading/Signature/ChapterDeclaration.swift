import Evaluation
import Literate
import SwiftParser
import SwiftSyntax
import Toolchain

/// A declaration at the top level of a chapter's cell.
struct ChapterDeclaration: Sendable {
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

    private static let known = FoundOnce<[ChapterDeclaration]>()

    /// The declarations of a cell that runs; none of another element.
    static func all(in element: Chapter.Element, file: String) -> [ChapterDeclaration] {
        guard case .cell(let cell) = element, [.run, .hidden].contains(cell.kind) else { return [] }
        let code = cell.source.text
        return known.value(of: code) { all(in: code) }.map { declaration in
            var declaration = declaration
            declaration.cell = cell.index
            declaration.origin.file = file
            declaration.origin.line += cell.source.start.line - 1
            return declaration
        }
    }

    /// The declarations of `code`, as the cell 0 of a file without a name.
    private static func all(in code: String) -> [ChapterDeclaration] {
        let tree = Parser.parse(source: code)
        let places = SourceLocationConverter(fileName: "", tree: tree)
        return tree.statements.compactMap { item in
            guard case .decl(let node) = item.item, !node.is(ImportDeclSyntax.self) else { return nil }
            let whole = item.description, text = whole.drop(while: \.isWhitespace)
            let start = item.position.utf8Offset + whole.utf8.count - text.utf8.count
            let place = places.location(for: AbsolutePosition(utf8Offset: start))
            let code = String(text)
            var declaration = ChapterDeclaration(
                cell: 0, mentioned: names(in: item, where: { _ in true }),
                free: names(in: item, where: \.isFree).subtracting(names(in: item, where: \.isDeclared)), text: code,
                origin: SourceOrigin(file: "", line: place.line, column: place.column))
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
