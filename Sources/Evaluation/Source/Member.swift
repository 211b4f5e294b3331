import SwiftSyntax
import Toolchain

/// A function, computed value, subscript or initializer of a type or of an extension, or a function at the top level: what no scoped
/// import can leave out.
struct Member: Sendable, Hashable {
    /// What it is called with, whatever it returns. A later declaration with the same one takes its place.
    var signature: String
    /// Where its declaration begins in the cell's code, in bytes.
    var offset: Int
    /// Whether it is a named function at the top level. A scoped import can leave such a one out, unless its module is imported whole.
    var isTopLevelFunction: Bool

    /// Makes a call choose a later declaration of the same signature. The attribute is in no mangled name, so that what was compiled
    /// with the declaration goes on working.
    var yielding: Insertion { Insertion(offset: offset, text: "@_disfavoredOverload ") }
}

extension Member {
    /// The members that `statements` declare, also in types within types.
    static func all(in statements: CodeBlockItemListSyntax) -> [Member] {
        statements.flatMap { statement -> [Member] in
            guard case .decl(let declaration) = statement.item else { return [] }
            return declared(by: declaration, of: "")
        }
    }

    /// - Parameter type: the type that the declaration belongs to, with an extension's conditions; empty at the top level.
    private static func declared(by declaration: DeclSyntax, of type: String) -> [Member] {
        if let node = declaration.as(ExtensionDeclSyntax.self) {
            let conditions = node.genericWhereClause.map { " \(words(of: $0))" } ?? ""
            return declared(by: node.memberBlock, of: join(type, words(of: node.extendedType)) + conditions)
        }
        if let group = declaration.asProtocol((any DeclGroupSyntax).self),
            let named = declaration.asProtocol((any NamedDeclSyntax).self)
        {
            return declaration.is(ProtocolDeclSyntax.self)
                ? [] : declared(by: group.memberBlock, of: join(type, named.name.text))
        }
        return signatures(of: declaration, in: type).map {
            Member(
                signature: $0, offset: declaration.positionAfterSkippingLeadingTrivia.utf8Offset,
                isTopLevelFunction: type.isEmpty && !$0.hasPrefix(operatorMark))
        }
    }

    private static func declared(by block: MemberBlockSyntax, of type: String) -> [Member] {
        block.members.flatMap { declared(by: $0.decl, of: type) }
    }

    private static func signatures(of declaration: DeclSyntax, in type: String) -> [String] {
        switch declaration.as(DeclSyntaxEnum.self) {
        case .functionDecl(let node):
            let call =
                node.name.text + words(of: node.genericParameterClause) + words(of: node.signature.parameterClause)
            // An operator is the same wherever it is declared.
            if case .identifier = node.name.tokenKind { return [prefix(type, node.modifiers) + call] }
            return [operatorMark + node.modifiers.map(\.name.text).filter(fixities.contains).joined() + call]
        case .subscriptDecl(let node):
            return [prefix(type, node.modifiers) + "subscript" + words(of: node.parameterClause)]
        case .initializerDecl(let node): return ["\(type).init" + words(of: node.signature.parameterClause)]
        case .variableDecl(let node) where !type.isEmpty:
            return node.bindings.compactMap { $0.pattern.as(IdentifierPatternSyntax.self)?.identifier.text }
                .map { prefix(type, node.modifiers) + $0 }
        default: return []
        }
    }

    private static let operatorMark = "operator "
    private static let fixities: Set<String> = ["prefix", "postfix"]

    private static func prefix(_ type: String, _ modifiers: DeclModifierListSyntax) -> String {
        let isOfType = modifiers.contains { ["static", "class"].contains($0.name.text) }
        return type + (isOfType ? ".Type." : ".")
    }

    private static func join(_ outer: String, _ inner: String) -> String { outer.isEmpty ? inner : "\(outer).\(inner)" }

    /// Labels and types, without the names inside and without the values that stand in for what is not given.
    private static func words(of clause: FunctionParameterClauseSyntax) -> String {
        let parameters = clause.parameters.map {
            "\($0.firstName.text):\(words(of: $0.type))\($0.ellipsis?.text ?? "")"
        }
        return "(" + parameters.joined(separator: ",") + ")"
    }

    private static func words(of node: (some SyntaxProtocol)?) -> String {
        node.map { $0.tokens(viewMode: .sourceAccurate).map(\.text).joined(separator: " ") } ?? ""
    }
}
