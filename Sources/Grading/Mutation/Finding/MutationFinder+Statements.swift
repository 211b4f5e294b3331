import SwiftSyntax

extension MutationFinder {
    /// Statements that the compiler can do without.
    func deleteStatements(of list: CodeBlockItemListSyntax) {
        for item in list where Self.canBeDeleted(item) { replace(item, by: "", as: .deletion) }
    }

    private static func canBeDeleted(_ item: CodeBlockItemSyntax) -> Bool {
        switch item.item {
        case .decl: return false
        case .stmt(let statement):
            return !(statement.is(ReturnStmtSyntax.self) || statement.is(ThrowStmtSyntax.self))
        case .expr(let expression):
            // A value that is returned.
            if item.parent?.as(CodeBlockItemListSyntax.self)?.count == 1 {
                return expression.isEffect
            }
            return true
        }
    }
}

extension ExprSyntax {
    /// Whether the expression is there for what it does: an assignment or a call.
    fileprivate var isEffect: Bool {
        if self.is(FunctionCallExprSyntax.self) { return true }
        guard let elements = self.as(SequenceExprSyntax.self)?.elements else { return false }
        return elements.contains { element in
            element.is(AssignmentExprSyntax.self)
                || ["+=", "-=", "*=", "/=", "%="].contains(element.as(BinaryOperatorExprSyntax.self)?.operator.text)
        }
    }
}
