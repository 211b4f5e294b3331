import SwiftSyntax

/// Tells functions and types from other names by where they stand: `classifications` calls them all identifiers.
///
/// A capital letter makes a type of a name in an expression, by Swift's naming convention: there `Tensor.zeros(n)` and
/// `tensor.sum()` have the same syntax. A small one must follow, for `A`, `W1` and `WX` are matrices.
final class NameFinder: SyntaxVisitor {
    /// Roles by the token's first byte.
    private(set) var roles: [Int: HighlightRole] = [:]

    init() { super.init(viewMode: .sourceAccurate) }

    private func mark(_ token: TokenSyntax, _ role: HighlightRole) {
        guard case .identifier = token.tokenKind else { return }
        roles[token.positionAfterSkippingLeadingTrivia.utf8Offset] = role
    }

    private func looksLikeType(_ token: TokenSyntax) -> Bool {
        let name = token.text.drop { $0 == "_" || $0 == "`" }
        return name.first?.isUppercase == true && name.contains(where: \.isLowercase)
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        var callee = node.calledExpression
        if let generic = callee.as(GenericSpecializationExprSyntax.self) { callee = generic.expression }
        if let name = callee.as(DeclReferenceExprSyntax.self) { mark(name.baseName, .function) }
        if let member = callee.as(MemberAccessExprSyntax.self) { mark(member.declName.baseName, .function) }
        return .visitChildren
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        if looksLikeType(node.baseName) { mark(node.baseName, .type) }
        if node.argumentNames != nil { mark(node.baseName, .function) }
        return .visitChildren
    }

    override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .type)
        return .visitChildren
    }

    override func visit(_ node: MemberTypeSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .type)
        return .visitChildren
    }

    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
        guard let arguments = node.arguments else { return .skipChildren }
        walk(arguments)
        return .skipChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .function)
        return .visitChildren
    }

    override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
        mark(node.macroName, .function)
        return .visitChildren
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }
    override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind { markType(node.name) }

    private func markType(_ name: TokenSyntax) -> SyntaxVisitorContinueKind {
        mark(name, .type)
        return .visitChildren
    }

    override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind { markConstant(node.literal) }
    override func visit(_ node: NilLiteralExprSyntax) -> SyntaxVisitorContinueKind { markConstant(node.nilKeyword) }

    private func markConstant(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        roles[token.positionAfterSkippingLeadingTrivia.utf8Offset] = .number
        return .skipChildren
    }
}
