import SwiftSyntax

/// How often the statements of a cell run, as far as its text tells: whether to optimize it gives back the time that takes.
///
/// A loop over three numbers, a table's rows or the cases of a property comes to an end long before the optimizer would have. What can
/// be called from elsewhere, and a loop until something is so, may run for ever: such cells are optimized. Where a text misleads, a cell
/// takes longer, and does the same.
final class CellRepetition: SyntaxVisitor {
    /// How many runs of a statement take about as long without the optimizer as the optimizer does.
    private static let limit = 10_000.0
    /// How often what is visited runs; before it, what encloses it.
    private var times = [Times()]
    /// All that a loop or a closure runs.
    private var found: [Times] = []
    private var greatestNumber = 0.0
    private var isEndless = false

    /// A number of runs.
    private struct Times {
        /// The product of the counts that are written in the text.
        var known = 1.0
        /// How many collections are gone through besides, whose size is not.
        var unknown = 0
    }

    /// Whether a statement of `file` may run often.
    static func isOften(in file: SourceFileSyntax) -> Bool {
        let visitor = CellRepetition(viewMode: .sourceAccurate)
        visitor.walk(file)
        // A great number in the cell may be a collection's size.
        let size = max(100, visitor.greatestNumber)
        return visitor.isEndless
            || visitor.found.contains { times in
                (0..<times.unknown).reduce(times.known) { product, _ in product * size } > limit
            }
    }

    private func enter(_ count: Times) -> SyntaxVisitorContinueKind {
        let outer = times[times.count - 1]
        let inner = Times(known: outer.known * count.known, unknown: outer.unknown + count.unknown)
        times.append(inner)
        found.append(inner)
        return .visitChildren
    }

    /// What runs as often as somebody likes.
    private func giveUp() -> SyntaxVisitorContinueKind {
        isEndless = true
        return .skipChildren
    }

    override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        greatestNumber = max(greatestNumber, node.literal.integer ?? 0)
        return .skipChildren
    }

    /// Who reads a clock asks how long code takes, and means optimized code.
    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        isEndless = isEndless || Self.clocks.contains(node.baseName.text)
        return .skipChildren
    }
    private static let clocks: Set<String> = [
        "ContinuousClock", "SuspendingClock", "Date", "DispatchTime", "clock", "clock_gettime",
    ]

    override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind { enter(count(of: node.sequence)) }
    override func visitPost(_ node: ForStmtSyntax) { times.removeLast() }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        let count = calls(of: node)
        isEndless = isEndless || count == nil
        return enter(count ?? Times())
    }
    override func visitPost(_ node: ClosureExprSyntax) { times.removeLast() }

    override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind { giveUp() }
    override func visit(_ node: RepeatStmtSyntax) -> SyntaxVisitorContinueKind { giveUp() }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { giveUp() }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { giveUp() }
    /// The members of a type or an extension, and what the compiler makes of them.
    override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { giveUp() }

    /// How often a closure is called; nil where nobody knows.
    private func calls(of closure: ClosureExprSyntax) -> Times? {
        let holder = closure.parent.flatMap { $0.is(LabeledExprSyntax.self) ? $0.parent?.parent : $0 }
        guard let call = holder?.as(FunctionCallExprSyntax.self) else { return nil }
        if let name = call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text {
            // So many cases are drawn.
            return name == "property" ? Times(known: 100) : nil
        }
        guard let member = call.calledExpression.as(MemberAccessExprSyntax.self), let base = member.base,
            Self.callers.contains(member.declName.baseName.text)
        else { return nil }
        return count(of: base)
    }

    /// Members of a collection that call a closure once for each element, or a few times.
    private static let callers: Set<String> = [
        "map", "compactMap", "flatMap", "filter", "forEach", "reduce", "contains", "allSatisfy", "first", "firstIndex",
        "last", "lastIndex", "prefix", "drop", "min", "max", "sorted", "partition", "split", "count",
    ]
    /// Members of a collection that have no more elements than it.
    private static let views: Set<String> = [
        "enumerated", "reversed", "sorted", "shuffled", "indices", "map", "compactMap", "filter", "prefix",
        "dropFirst", "dropLast",
    ]

    /// How many elements `sequence` has.
    private func count(of sequence: ExprSyntax) -> Times {
        if let array = sequence.as(ArrayExprSyntax.self) { return Times(known: Double(max(array.elements.count, 1))) }
        if let tuple = sequence.as(TupleExprSyntax.self), tuple.elements.count == 1, let only = tuple.elements.first {
            return count(of: only.expression)
        }
        if let effect = sequence.as(TryExprSyntax.self) { return count(of: effect.expression) }
        if let operation = sequence.as(SequenceExprSyntax.self), let length = length(of: operation) {
            return Times(known: max(length, 1))
        }
        let called = sequence.as(FunctionCallExprSyntax.self)?.calledExpression ?? sequence
        if let member = called.as(MemberAccessExprSyntax.self), let base = member.base,
            Self.views.contains(member.declName.baseName.text)
        {
            return count(of: base)
        }
        return Times(unknown: 1)
    }

    /// The length of a range between two numbers.
    private func length(of range: SequenceExprSyntax) -> Double? {
        let parts = Array(range.elements)
        guard parts.count == 3, let symbol = parts[1].as(BinaryOperatorExprSyntax.self)?.operator.text,
            let first = parts[0].as(IntegerLiteralExprSyntax.self)?.literal.integer,
            let last = parts[2].as(IntegerLiteralExprSyntax.self)?.literal.integer
        else { return nil }
        return switch symbol {
        case "...": last - first + 1
        case "..<": last - first
        default: nil
        }
    }
}

extension TokenSyntax {
    /// The number that the token is, if it is an integer.
    fileprivate var integer: Double? {
        guard case .integerLiteral(let digits) = tokenKind else { return nil }
        return Double(digits.filter { $0 != "_" })
    }
}
