import DeepStack
import Literate
import SwiftParser
import SwiftSyntax

/// Finds the mistakes that can be made in a solution. What cannot be compiled is found out later, by the compiler.
///
/// The rules for each piece of syntax are in the files beside this one.
final class MutationFinder: SyntaxVisitor {
    private let text: String
    private let bytes: [UInt8]
    private let converter: SourceLocationConverter
    private var found: [Mutation] = []

    private init(_ text: String, _ tree: SourceFileSyntax) {
        self.text = text
        bytes = Array(text.utf8)
        converter = SourceLocationConverter(fileName: "", tree: tree)
        super.init(viewMode: .sourceAccurate)
    }

    /// The mistakes in `text`, in its order; no two give the same text.
    static func mutations(of text: String) -> [Mutation] {
        DeepStack.run {
            let tree = Parser.parse(source: text)
            let finder = MutationFinder(text, tree)
            finder.walk(tree)
            var seen: Set<String> = [text]
            return finder.found.enumerated()
                .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
                .map(\.element).filter { seen.insert($0.applied(to: text)).inserted }
        }
    }

    // MARK: What the rules say

    /// Notes that `node` might be `replacement`; `context` is the code around it that is shown.
    func replace(
        _ node: some SyntaxProtocol, by replacement: String, as kind: MutationKind, in context: Range<Int>? = nil
    ) {
        replace(node.trimmedBytes, by: replacement, as: kind, in: context)
    }

    /// Notes that the bytes of `range` might be `replacement`.
    func replace(_ range: Range<Int>, by replacement: String, as kind: MutationKind, in context: Range<Int>? = nil) {
        let context = context ?? range
        let (head, tail) = (
            source(context.lowerBound..<range.lowerBound), source(range.upperBound..<context.upperBound)
        )
        note(
            kind, [.init(range: range, text: replacement)], before: source(context), after: head + replacement + tail,
            at: range.lowerBound)
    }

    /// Notes that two pieces might change places.
    func swap(_ first: some SyntaxProtocol, _ second: some SyntaxProtocol, in context: some SyntaxProtocol) {
        let (a, b, whole) = (first.trimmedBytes, second.trimmedBytes, context.trimmedBytes)
        let (left, right) = (source(a), source(b))
        guard left != right else { return }
        let after =
            source(whole.lowerBound..<a.lowerBound) + right + source(a.upperBound..<b.lowerBound) + left
            + source(b.upperBound..<whole.upperBound)
        note(
            .swap, [.init(range: a, text: right), .init(range: b, text: left)], before: source(whole), after: after,
            at: a.lowerBound)
    }

    /// Notes a mistake of these edits.
    func note(_ kind: MutationKind, _ edits: [Mutation.Edit], before: String, after: String, at offset: Int) {
        let location = converter.location(for: AbsolutePosition(utf8Offset: offset))
        let shown = Fragment.pair(before, after)
        found.append(
            Mutation(
                kind: kind, edits: edits, before: shown.before, after: shown.after,
                position: SourcePosition(line: location.line, column: location.column)))
    }

    /// The text of some bytes.
    func source(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Where the rules apply

    // What is not a function's own code: the check calls functions as the starter declares them.
    override func visit(_ node: FunctionParameterClauseSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
        mutateOperators(of: node)
        return .visitChildren
    }

    override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        mutatePrefix(node)
        return .visitChildren
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        mutateName(node)
        return .visitChildren
    }

    override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        mutateInteger(node)
        return .skipChildren
    }

    override func visit(_ node: FloatLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        mutateFloat(node)
        return .skipChildren
    }

    override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        replace(node, by: node.literal.text == "true" ? "false" : "true", as: .constant)
        return .skipChildren
    }

    override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        mutateString(node)
        return .visitChildren
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        mutateCall(node)
        return .visitChildren
    }

    override func visit(_ node: ArrayExprSyntax) -> SyntaxVisitorContinueKind {
        swapNeighbors(node.elements.map(\.expression), in: node)
        return .visitChildren
    }

    override func visit(_ node: TupleExprSyntax) -> SyntaxVisitorContinueKind {
        swapNeighbors(node.elements.map(\.expression), in: node)
        return .visitChildren
    }

    override func visit(_ node: CodeBlockItemListSyntax) -> SyntaxVisitorContinueKind {
        deleteStatements(of: node)
        return .visitChildren
    }

    override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
        if case .expression(let condition) = node.condition { negate(condition) }
        return .visitChildren
    }

    override func visit(_ node: WhereClauseSyntax) -> SyntaxVisitorContinueKind {
        negate(node.condition)
        return .visitChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        ignoreParameters(of: node)
        return .visitChildren
    }
}

extension SyntaxProtocol {
    /// The node's bytes without white space and comments around it.
    var trimmedBytes: Range<Int> {
        let range = trimmedRange
        return range.lowerBound.utf8Offset..<range.upperBound.utf8Offset
    }
}
