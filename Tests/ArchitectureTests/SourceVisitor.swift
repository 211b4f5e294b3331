import Foundation
import SwiftSyntax

/// Collects a file's declarations and what its types inherit, and passes over the bodies of functions.
final class SourceVisitor: SyntaxVisitor {
    var declarations: [SourceFacts.Declaration] = []
    var inherited: [String: Set<String>] = [:]

    private struct Container {
        var name: String
        var isProtocol: Bool
        /// Whether members are public without saying so.
        var makesPublic: Bool
    }

    private var containers: [Container] = []
    private let locations: SourceLocationConverter

    init(locations: SourceLocationConverter) {
        self.locations = locations
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name, node) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name, node) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name, node) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node, node.name, node) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(node, node.name, node, isProtocol: true)
    }

    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        let name = lastName(node.extendedType)
        inherit(name, node.inheritanceClause)
        containers.append(.init(name: name, isProtocol: false, makesPublic: isPublic(node.modifiers)))
        return .visitChildren
    }

    override func visitPost(_ node: StructDeclSyntax) { containers.removeLast() }
    override func visitPost(_ node: ClassDeclSyntax) { containers.removeLast() }
    override func visitPost(_ node: ActorDeclSyntax) { containers.removeLast() }
    override func visitPost(_ node: EnumDeclSyntax) { containers.removeLast() }
    override func visitPost(_ node: ProtocolDeclSyntax) { containers.removeLast() }
    override func visitPost(_ node: ExtensionDeclSyntax) { containers.removeLast() }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let parameters = node.signature.parameterClause.parameters.map {
            "\($0.firstName.text): \($0.type.trimmedDescription)"
        }
        declare(
            .function, node.name.text, node, node.modifiers,
            signature: "\(node.name.text)(\(parameters.joined(separator: ", ")))")
        return .skipChildren
    }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        declare(.function, "subscript", node, node.modifiers)
        return .skipChildren
    }

    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
        declare(.typeAlias, node.name.text, node, node.modifiers)
        return .skipChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        for name in node.bindings.compactMap({ $0.pattern.as(IdentifierPatternSyntax.self)?.identifier.text }) {
            declare(.variable, name, node, node.modifiers)
        }
        return .skipChildren
    }

    override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
        for element in node.elements { declare(.caseElement, element.name.text, node, node.modifiers) }
        return .skipChildren
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        let labels = node.signature.parameterClause.parameters.map { $0.firstName.text + ":" }.joined()
        declare(.initializer, "init(\(labels))", node, node.modifiers, isMemberwise: onlyCopiesParameters(node))
        return .skipChildren
    }

    private func enter(
        _ node: some DeclGroupSyntax, _ name: TokenSyntax, _ decl: some DeclSyntaxProtocol,
        isProtocol: Bool = false
    ) -> SyntaxVisitorContinueKind {
        declare(isProtocol ? .protocolType : .type, name.text, decl, node.modifiers)
        inherit(name.text, node.inheritanceClause)
        containers.append(.init(name: name.text, isProtocol: isProtocol, makesPublic: false))
        return .visitChildren
    }

    private func inherit(_ name: String, _ clause: InheritanceClauseSyntax?) {
        for type in clause?.inheritedTypes ?? [] {
            let composed = type.type.as(CompositionTypeSyntax.self)?.elements.map { lastName($0.type) }
            inherited[name, default: []].formUnion(composed ?? [lastName(type.type)])
        }
    }

    private func declare(
        _ kind: SourceFacts.Declaration.Kind, _ name: String, _ node: some DeclSyntaxProtocol,
        _ modifiers: DeclModifierListSyntax, signature: String? = nil, isMemberwise: Bool = false
    ) {
        let documented = node.leadingTrivia.contains { piece in
            switch piece {
            case .docLineComment, .docBlockComment: true
            default: false
            }
        }
        let restricted = modifiers.contains {
            ["private", "fileprivate", "internal", "package"].contains($0.name.text)
        }
        declarations.append(
            .init(
                kind: kind, name: name, signature: signature ?? name, container: containers.last?.name,
                isPublic: isPublic(modifiers) || (containers.last?.makesPublic == true && !restricted),
                isDocumented: documented, isMemberwise: isMemberwise,
                isRequirement: containers.last?.isProtocol == true,
                line: node.positionAfterSkippingLeadingTrivia.line(in: locations)))
    }

    private func isPublic(_ modifiers: DeclModifierListSyntax) -> Bool {
        modifiers.contains { ($0.name.text == "public" || $0.name.text == "open") && $0.detail == nil }
    }

    /// Whether each statement is `self.x = x`, `x = y` of a parameter or the same for a tuple, so that the parameters' names say all.
    private func onlyCopiesParameters(_ node: InitializerDeclSyntax) -> Bool {
        let parameters = Set(
            node.signature.parameterClause.parameters.map { ($0.secondName ?? $0.firstName).text })
        guard let statements = node.body?.statements, !parameters.isEmpty else { return false }
        return statements.allSatisfy { statement in
            let sides = statement.item.trimmedDescription.components(separatedBy: " = ")
            guard sides.count == 2 else { return false }
            let copied = sides[1].trimmingCharacters(in: ["(", ")"]).components(separatedBy: ", ")
            return copied.allSatisfy(parameters.contains)
        }
    }

    /// `Foo` of `Module.Foo<Bar>`.
    private func lastName(_ type: TypeSyntax) -> String {
        if let member = type.as(MemberTypeSyntax.self) { return member.name.text }
        if let attributed = type.as(AttributedTypeSyntax.self) { return lastName(attributed.baseType) }
        return type.as(IdentifierTypeSyntax.self)?.name.text ?? type.trimmedDescription
    }
}

extension AbsolutePosition {
    fileprivate func line(in locations: SourceLocationConverter) -> Int { locations.location(for: self).line }
}
