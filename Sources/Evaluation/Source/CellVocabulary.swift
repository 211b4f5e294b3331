import SwiftSyntax

/// The names in a cell's code.
struct CellVocabulary: Sendable {
    /// All that a later cell could mention of what is declared here, at any depth: names of types, functions, variables and
    /// cases, labels, operators.
    var mentionable: Set<String> = []
    /// Names and operators that occur at all.
    var mentioned: Set<String> = []

    /// The names in `file`.
    init(_ file: SourceFileSyntax) {
        for token in file.tokens(viewMode: .sourceAccurate) {
            switch token.tokenKind {
            case .identifier(let name), .binaryOperator(let name), .prefixOperator(let name),
                .postfixOperator(let name):
                mentioned.insert(name)
                if token.isDeclaration { mentionable.insert(name) }
            default: break
            }
        }
    }
}

extension TokenSyntax {
    /// Whether the token is the name in a declaration, or a label of one.
    fileprivate var isDeclaration: Bool {
        guard let parent else { return false }
        return parent.asProtocol((any NamedDeclSyntax).self) != nil || parent.is(IdentifierPatternSyntax.self)
            || parent.is(FunctionParameterSyntax.self) || parent.is(EnumCaseElementSyntax.self)
    }
}
