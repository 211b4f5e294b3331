import SwiftSyntax
import Toolchain

/// The comparisons of a condition whose values a failed check shows.
struct Comparisons {
    /// What is put into the code: each side is noted when it is evaluated, and stays what it is.
    private(set) var insertions: [Insertion] = []

    private static let compared: Set<String> = ["==", "!=", "<", "<=", ">", ">=", "===", "!=="]
    private static let combined: Set<String> = ["&&", "||"]

    /// Looks for comparisons in `condition`: alone, or combined by `&&` and `||`; not deeper.
    init(in condition: ExprSyntax) {
        guard let sequence = condition.as(SequenceExprSyntax.self) else { return }
        let elements = Array(sequence.elements)
        // These bind more loosely than what is handled here.
        guard !elements.contains(where: { $0.is(UnresolvedTernaryExprSyntax.self) || $0.is(AssignmentExprSyntax.self) })
        else { return }
        for part in elements.split(whereSeparator: { $0.isOperator(in: Self.combined) }) { note(part) }
    }

    private mutating func note(_ part: ArraySlice<ExprSyntax>) {
        let operators = part.indices.filter { part[$0].isOperator(in: Self.compared) }
        guard operators.count == 1, let place = operators.first, place > part.startIndex, place < part.endIndex - 1,
            var first = part.first, let last = part.last
        else { return }
        // A `try` before the left side covers the right one, too.
        while let tried = first.as(TryExprSyntax.self) { first = tried.expression }
        insert("((", before: first)
        insert(")⍇\"\(part[place].trimmedDescription)\")", after: part[place - 1])
        insert("⍈(", before: part[place + 1])
        insert(")", after: last)
    }

    private mutating func insert(_ text: String, before node: ExprSyntax) {
        insertions.append(Insertion(offset: node.positionAfterSkippingLeadingTrivia.utf8Offset, text: text))
    }

    private mutating func insert(_ text: String, after node: ExprSyntax) {
        insertions.append(Insertion(offset: node.endPositionBeforeTrailingTrivia.utf8Offset, text: text))
    }
}

extension ExprSyntax {
    fileprivate func isOperator(in operators: Set<String>) -> Bool {
        self.as(BinaryOperatorExprSyntax.self).map { operators.contains($0.operator.text) } ?? false
    }
}

extension ClosureExprSyntax {
    /// The expressions that the closure may give back.
    var results: [ExprSyntax] {
        let returned = statements.compactMap { $0.item.as(ReturnStmtSyntax.self)?.expression }
        guard statements.count == 1, let only = statements.first, case .expr(let expression) = only.item else {
            return returned
        }
        return [expression]
    }
}
