import SwiftSyntax

extension MutationFinder {
    /// What each operator is mistaken for.
    private static let mistakes: [String: [(text: String, kind: MutationKind)]] = [
        "+": [("-", .arithmetic)], "-": [("+", .arithmetic)], "*": [("/", .arithmetic)], "/": [("*", .arithmetic)],
        "%": [("/", .arithmetic)], "&+": [("&-", .arithmetic)], "&-": [("&+", .arithmetic)],
        "+=": [("-=", .arithmetic), ("=", .arithmetic)], "-=": [("+=", .arithmetic), ("=", .arithmetic)],
        "*=": [("/=", .arithmetic), ("=", .arithmetic)], "/=": [("*=", .arithmetic), ("=", .arithmetic)],
        "<": [("<=", .boundary), (">=", .negation)], "<=": [("<", .boundary), (">", .negation)],
        ">": [(">=", .boundary), ("<=", .negation)], ">=": [(">", .boundary), ("<", .negation)],
        "==": [("!=", .negation)], "!=": [("==", .negation)],
        "&&": [("||", .logic)], "||": [("&&", .logic)],
        "..<": [("...", .boundary)], "...": [("..<", .boundary)],
    ]

    private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "==", "!="]

    /// Operators between operands, each with the operands beside it.
    func mutateOperators(of sequence: SequenceExprSyntax) {
        let elements = Array(sequence.elements)
        for (place, element) in elements.enumerated() {
            if let ternary = element.as(UnresolvedTernaryExprSyntax.self) {
                negate(conditionOf: ternary, at: place, in: elements)
            }
            guard let binary = element.as(BinaryOperatorExprSyntax.self), place > 0, place + 1 < elements.count
            else { continue }
            let context =
                elements[place - 1].trimmedBytes.lowerBound..<elements[place + 1].trimmedBytes.upperBound
            for mistake in Self.mistakes[binary.operator.text] ?? [] {
                replace(binary, by: mistake.text, as: mistake.kind, in: context)
            }
        }
    }

    /// A sign, a "not" or the range up to a limit.
    func mutatePrefix(_ node: PrefixOperatorExprSyntax) {
        switch node.operator.text {
        case "-": replace(node, by: node.expression.trimmedDescription, as: .arithmetic)
        case "!": replace(node, by: node.expression.trimmedDescription, as: .negation)
        case "..<": replace(node.operator, by: "...", as: .boundary, in: node.trimmedBytes)
        case "...": replace(node.operator, by: "..<", as: .boundary, in: node.trimmedBytes)
        default: break
        }
    }

    /// An operator that is handed to a function, as in `reduce(0, +)`.
    func mutateOperatorName(_ node: DeclReferenceExprSyntax) {
        let call = node.parent?.parent?.parent?.trimmedBytes
        for mistake in Self.mistakes[node.baseName.text] ?? [] {
            replace(node, by: mistake.text, as: mistake.kind, in: call)
        }
    }

    // MARK: Conditions

    /// The condition of an `if`, `guard`, `while` or `where`.
    func negate(_ condition: ExprSyntax) {
        if condition.is(PrefixOperatorExprSyntax.self) || condition.is(BooleanLiteralExprSyntax.self) { return }
        if let elements = condition.as(SequenceExprSyntax.self)?.elements, Self.isComparison(Array(elements)) { return }
        replace(condition, by: "!(\(condition.trimmedDescription))", as: .negation)
    }

    /// What stands before a `?`, back to an assignment.
    private func negate(conditionOf ternary: UnresolvedTernaryExprSyntax, at place: Int, in elements: [ExprSyntax]) {
        let start = elements[..<place].lastIndex { $0.is(AssignmentExprSyntax.self) || $0.isCompoundAssignment }
        let condition = Array(elements[(start.map { $0 + 1 } ?? 0)..<place])
        guard let first = condition.first, let last = condition.last, !Self.isComparison(condition) else { return }
        if condition.count == 1, first.is(PrefixOperatorExprSyntax.self) { return }
        let range = first.trimmedBytes.lowerBound..<last.trimmedBytes.upperBound
        replace(range, by: "!(\(source(range)))", as: .negation)
    }

    /// Whether the comparison's own operator turns it round.
    private static func isComparison(_ elements: [ExprSyntax]) -> Bool {
        let operators = elements.compactMap { $0.as(BinaryOperatorExprSyntax.self)?.operator.text }
        return operators.count { comparisons.contains($0) } == 1 && !operators.contains { ["&&", "||"].contains($0) }
    }
}

extension ExprSyntax {
    fileprivate var isCompoundAssignment: Bool {
        ["+=", "-=", "*=", "/=", "%="].contains(self.as(BinaryOperatorExprSyntax.self)?.operator.text)
    }
}
