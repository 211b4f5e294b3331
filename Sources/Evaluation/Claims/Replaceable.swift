import SwiftParser
import SwiftSyntax

/// A declaration that another one may take the place of: one that is called in the same way.
struct Replaceable: Sendable {
    /// How it is named and called, without types: `Grid.neighbors(of:)`.
    var call: String
    /// The same with the types of what it takes.
    var signature: String
    /// Its own name.
    var name: String
    /// Where it is in the code, in bytes, without what is around it.
    var range: Range<Int>
    /// Where the statement at the top level ends that it is in.
    var end: Int
}

extension Replaceable {
    private static let known = FoundOnce<[Replaceable]>()

    /// All that the top level of `code` declares, at any depth of types.
    static func all(in code: String) -> [Replaceable] {
        known.value(of: code) { Parser.parse(source: code).statements.flatMap { all(in: $0) } }
    }

    /// All that a statement at the top level declares, at any depth of types.
    static func all(in item: CodeBlockItemSyntax) -> [Replaceable] {
        guard case .decl(let declaration) = item.item else { return [] }
        return all(in: declaration, of: "", end: item.endPositionBeforeTrailingTrivia.utf8Offset)
    }

    /// What a statement at the top level takes the place of: for an extension, the members that it declares.
    static func replacing(_ item: CodeBlockItemSyntax) -> [Replaceable] {
        guard case .decl(let declaration) = item.item else { return [] }
        let all = all(in: item)
        return declaration.is(ExtensionDeclSyntax.self) ? all : Array(all.prefix(names(of: declaration).count))
    }

    private static func all(in declaration: DeclSyntax, of type: String, end: Int) -> [Replaceable] {
        let range =
            declaration.positionAfterSkippingLeadingTrivia
            .utf8Offset..<declaration.endPositionBeforeTrailingTrivia.utf8Offset
        let own = names(of: declaration).map { name in
            let (call, signature) = parameters(of: declaration)
            let place = type.isEmpty ? name : "\(type).\(name)"
            return Replaceable(call: place + call, signature: place + signature, name: name, range: range, end: end)
        }
        let (inner, members): (String?, MemberBlockItemListSyntax?) =
            if let node = declaration.as(ExtensionDeclSyntax.self) {
                (node.extendedType.trimmedDescription, node.memberBlock.members)
            } else if !declaration.is(ProtocolDeclSyntax.self),
                let group = declaration.asProtocol((any DeclGroupSyntax).self), let name = names(of: declaration).first
            {
                (type.isEmpty ? name : "\(type).\(name)", group.memberBlock.members)
            } else {
                (nil, nil)
            }
        guard let inner, let members else { return own }
        return own + members.flatMap { all(in: $0.decl, of: inner, end: end) }
    }

    private static func names(of declaration: DeclSyntax) -> [String] {
        if let variable = declaration.as(VariableDeclSyntax.self) {
            return variable.bindings.flatMap { $0.pattern.tokens(viewMode: .sourceAccurate) }.compactMap {
                if case .identifier(let name) = $0.tokenKind { name } else { nil }
            }
        }
        if declaration.is(InitializerDeclSyntax.self) { return ["init"] }
        if declaration.is(SubscriptDeclSyntax.self) { return ["subscript"] }
        if declaration.is(ExtensionDeclSyntax.self) { return [] }
        return declaration.asProtocol((any NamedDeclSyntax).self).map { [$0.name.text] } ?? []
    }

    private static func parameters(of declaration: DeclSyntax) -> (call: String, signature: String) {
        let clause =
            declaration.as(FunctionDeclSyntax.self)?.signature.parameterClause
            ?? declaration.as(InitializerDeclSyntax.self)?.signature.parameterClause
            ?? declaration.as(SubscriptDeclSyntax.self)?.parameterClause
        guard let clause else { return ("", "") }
        let labels = clause.parameters.map { "\($0.firstName.text):" }
        let types = clause.parameters.map {
            "\($0.firstName.text):\($0.type.tokens(viewMode: .sourceAccurate).map(\.text).joined(separator: " "))"
        }
        return ("(\(labels.joined()))", "(\(types.joined(separator: ",")))")
    }
}
