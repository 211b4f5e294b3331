import SwiftSyntax

extension MutationFinder {
    /// What may stand in a parameter's place wherever its value is used; `name` is the parameter's.
    private static func stand(in name: String, type: TypeSyntax) -> [String] {
        let text = type.trimmedDescription
        switch text {
        case "Int", "Float", "Double": return ["(0 as \(text))", "(1 as \(text))"]
        case "Bool": return ["false", "true"]
        case "String": return ["\"\""]
        case "[Int]", "[Float]", "[Double]": return ["\(name).map { _ in 0 }"]
        case "[[Int]]", "[[Float]]", "[[Double]]": return ["\(name).map { $0.map { _ in 0 } }"]
        case "Tensor": return ["Tensor.zeros(\(name).shape)"]
        default: return type.is(OptionalTypeSyntax.self) ? ["(nil as \(text))"] : []
        }
    }

    /// Each parameter of `function` that counts for nothing.
    func ignoreParameters(of function: FunctionDeclSyntax) {
        guard let body = function.body else { return }
        for parameter in function.signature.parameterClause.parameters {
            let token = parameter.secondName ?? parameter.firstName
            let uses = ParameterUses.ranges(of: token.text, in: body)
            guard !uses.isEmpty else { continue }
            for stand in Self.stand(in: token.text, type: parameter.type) {
                note(
                    .parameter, uses.map { .init(range: $0, text: stand) }, before: token.text, after: stand,
                    at: token.trimmedBytes.lowerBound)
            }
        }
    }
}

/// Where a function's body uses a parameter: up to where a variable takes over its name, and not where a function or a closure
/// within has a parameter of that name.
private final class ParameterUses: SyntaxVisitor {
    private let name: String
    private var ranges: [Range<Int>] = []
    private var hidden: Int?

    private init(_ name: String) {
        self.name = name
        super.init(viewMode: .sourceAccurate)
    }

    static func ranges(of name: String, in body: CodeBlockSyntax) -> [Range<Int>] {
        let uses = ParameterUses(name)
        uses.walk(body)
        return uses.ranges.filter { $0.lowerBound < uses.hidden ?? .max }
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        let isMember = node.parent?.as(MemberAccessExprSyntax.self).map { $0.declName.id == node.id } ?? false
        if !isMember, node.baseName.text == name, node.argumentNames == nil { ranges.append(node.trimmedBytes) }
        return .skipChildren
    }

    override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
        if node.identifier.text == name, hidden == nil {
            // `var x = x`: the value on the right is still the parameter's.
            let binding = node.ancestor(PatternBindingSyntax.self)
            hidden = (binding.map(Syntax.init) ?? Syntax(node)).trimmedBytes.upperBound
        }
        return .skipChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let names = node.signature.parameterClause.parameters.map { ($0.secondName ?? $0.firstName).text }
        return names.contains(name) ? .skipChildren : .visitChildren
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        let clause = node.signature?.parameterClause
        let names = clause?.tokens(viewMode: .sourceAccurate).map(\.text) ?? []
        return names.contains(name) ? .skipChildren : .visitChildren
    }
}

extension SyntaxProtocol {
    fileprivate func ancestor<Node: SyntaxProtocol>(_ kind: Node.Type) -> Node? {
        var node = parent
        while let current = node {
            if let found = current.as(kind) { return found }
            // A variable within a statement of its own has nothing to do with a binding further out.
            if current.is(CodeBlockItemSyntax.self) { return nil }
            node = current.parent
        }
        return nil
    }
}
