import SwiftSyntax

/// A name that a cell declares at its top level, with the keyword that a scoped import of it needs.
struct TopLevelName: Hashable, Sendable, Codable {
    var keyword: Keyword
    var name: String

    /// `import KEYWORD Module.name`.
    enum Keyword: String, Sendable, Codable {
        case `struct`, `class`, `enum`, `protocol`, `typealias`, `func`, `var`
    }
}

extension TopLevelName {
    /// The names that one top-level statement declares.
    static func names(in item: CodeBlockItemSyntax) -> [TopLevelName] {
        switch item.item {
        case .decl(let declaration): names(in: declaration)
        case .stmt(let statement): names(in: statement)
        case .expr: []
        }
    }

    private static func names(in declaration: DeclSyntax) -> [TopLevelName] {
        switch declaration.as(DeclSyntaxEnum.self) {
        case .structDecl(let node): [.init(keyword: .struct, name: node.name.text)]
        case .classDecl(let node): [.init(keyword: .class, name: node.name.text)]
        case .actorDecl(let node): [.init(keyword: .class, name: node.name.text)]
        case .enumDecl(let node): [.init(keyword: .enum, name: node.name.text)]
        case .protocolDecl(let node): [.init(keyword: .protocol, name: node.name.text)]
        case .typeAliasDecl(let node): [.init(keyword: .typealias, name: node.name.text)]
        case .functionDecl(let node) where node.name.tokenKind.isIdentifier:
            [.init(keyword: .func, name: node.name.text)]
        case .variableDecl(let node): node.bindings.flatMap { names(in: $0.pattern) }
        default: []
        }
    }

    /// `guard let x = …` at the top level declares `x` for the rest of the file.
    private static func names(in statement: StmtSyntax) -> [TopLevelName] {
        guard let node = statement.as(GuardStmtSyntax.self) else { return [] }
        return node.conditions.flatMap { condition -> [TopLevelName] in
            if case .optionalBinding(let binding) = condition.condition { return names(in: binding.pattern) }
            return []
        }
    }

    private static func names(in pattern: PatternSyntax) -> [TopLevelName] {
        switch pattern.as(PatternSyntaxEnum.self) {
        case .identifierPattern(let node): [.init(keyword: .var, name: node.identifier.text)]
        case .tuplePattern(let node): node.elements.flatMap { names(in: $0.pattern) }
        default: []
        }
    }
}

extension TokenKind {
    fileprivate var isIdentifier: Bool { if case .identifier = self { true } else { false } }
}
