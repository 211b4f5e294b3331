import SwiftSyntax

extension MutationFinder {
    /// Functions that are easily taken for each other.
    private static let twins: [String: String] = {
        let pairs = [
            ("min", "max"), ("first", "last"), ("firstIndex", "lastIndex"), ("prefix", "suffix"),
            ("dropFirst", "dropLast"), ("startIndex", "endIndex"), ("hasPrefix", "hasSuffix"), ("floor", "ceil"),
            ("sin", "cos"), ("up", "down"), ("allSatisfy", "contains"), ("uppercased", "lowercased"),
            ("union", "intersection"), ("$0", "$1"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs + pairs.map { ($1, $0) })
    }()

    /// Labels that are easily taken for each other.
    private static let labels = ["to": "through", "through": "to"]

    /// Functions of which the order of the arguments says nothing.
    private static let symmetric: Set<String> = ["min", "max"]

    /// A name that is taken for another.
    func mutateName(_ node: DeclReferenceExprSyntax) {
        if case .binaryOperator = node.baseName.tokenKind { return mutateOperatorName(node) }
        let whole = node.parent?.as(MemberAccessExprSyntax.self)
        if let twin = Self.twins[node.baseName.text] {
            replace(node, by: twin, as: .twin, in: whole?.trimmedBytes)
        }
        if let whole, whole.declName.id == node.id, let place = ["0": "1", "1": "0"][node.baseName.text] {
            replace(node, by: place, as: .twin, in: whole.trimmedBytes)
        }
    }

    /// A call: its arguments, and whether it is made at all.
    func mutateCall(_ node: FunctionCallExprSyntax) {
        let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
        if name.map(Self.symmetric.contains) != true { swapNeighbors(node.arguments.map(\.expression), in: node) }
        if name == "stride",
            let label = node.arguments.compactMap(\.label).first(where: { Self.labels[$0.text] != nil })
        {
            replace(label, by: Self.labels[label.text] ?? "", as: .boundary, in: node.trimmedBytes)
        }
        guard node.trailingClosure == nil else { return }
        if let name, node.arguments.count == 1, let argument = node.arguments.first, argument.label == nil,
            name.first?.isLowercase == true
        {
            replace(node, by: "(\(argument.expression.trimmedDescription))", as: .call)
        }
        if node.arguments.isEmpty, let member = node.calledExpression.as(MemberAccessExprSyntax.self),
            let base = member.base
        {
            replace(node, by: base.trimmedDescription, as: .call)
        }
    }

    /// Each two neighbors among arguments or elements.
    func swapNeighbors(_ expressions: [ExprSyntax], in whole: some SyntaxProtocol) {
        for (first, second) in zip(expressions, expressions.dropFirst()) { swap(first, second, in: whole) }
    }
}
