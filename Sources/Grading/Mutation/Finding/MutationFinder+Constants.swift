import SwiftSyntax

extension MutationFinder {
    /// One more and one less.
    func mutateInteger(_ node: IntegerLiteralExprSyntax) {
        guard let value = Int(node.literal.text.replacing("_", with: "")), value < Int.max else { return }
        replace(node, by: "\(value + 1)", as: .constant, in: context(of: node))
        // A minus before it is an operator of its own.
        if value > 0 { replace(node, by: "\(value - 1)", as: .constant, in: context(of: node)) }
    }

    /// One more, and nothing.
    func mutateFloat(_ node: FloatLiteralExprSyntax) {
        guard let value = Double(node.literal.text.replacing("_", with: "")) else { return }
        replace(node, by: "\(value + 1)", as: .constant, in: context(of: node))
        if value != 0 { replace(node, by: "0.0", as: .constant, in: context(of: node)) }
    }

    /// A text that is not there.
    func mutateString(_ node: StringLiteralExprSyntax) {
        guard !node.segments.contains(where: { $0.is(ExpressionSegmentSyntax.self) }),
            node.segments.contains(where: { !$0.trimmedDescription.isEmpty })
        else { return }
        replace(node, by: "\"\"", as: .constant)
    }

    /// What is shown of the code around a number, as `2` alone says little: the operands beside it, its call, or its statement.
    private func context(of node: some ExprSyntaxProtocol) -> Range<Int>? {
        var inner = Syntax(node)
        if let prefixed = inner.parent, prefixed.is(PrefixOperatorExprSyntax.self) { inner = prefixed }
        guard let parent = inner.parent else { return nil }
        if let list = parent.as(ExprListSyntax.self) {
            let elements = Array(list)
            let place = elements.firstIndex { $0.id == inner.id } ?? 0
            let start = place >= 2 && elements[place - 1].joinsOperands ? place - 2 : place
            let end = place + 2 < elements.count && elements[place + 1].joinsOperands ? place + 2 : place
            return elements[start].trimmedBytes.lowerBound..<elements[end].trimmedBytes.upperBound
        }
        if parent.is(LabeledExprSyntax.self) || parent.is(ArrayElementSyntax.self) {
            return parent.parent?.parent?.trimmedBytes
        }
        if parent.is(InitializerClauseSyntax.self) { return parent.parent?.trimmedBytes }
        return parent.is(ReturnStmtSyntax.self) ? parent.trimmedBytes : nil
    }
}

extension ExprSyntax {
    /// Whether the expression is an operator that makes one value of the operands beside it: no "and" and no assignment.
    fileprivate var joinsOperands: Bool {
        guard let binary = self.as(BinaryOperatorExprSyntax.self) else { return false }
        return !["&&", "||"].contains(binary.operator.text)
    }
}
