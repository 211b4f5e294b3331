import DeepStack
import SwiftParser
import SwiftSyntax
import Toolchain

/// What the engine must know of a cell's code before it compiles it.
struct CellSyntax: Sendable {
    /// The names that the cell declares at its top level, which a later cell can import one by one.
    var topLevelNames: [TopLevelName]
    /// Whether it declares operators, which no scoped import can name.
    var declaresOperators: Bool
    /// Whether it extends types, so that it must be imported even where all its names are lost.
    var extendsTypes: Bool
    /// What it declares that a scoped import cannot leave out.
    var members: [Member]
    /// Where it means an earlier cell's variable by a name that it declares itself.
    var earlierReferences: [EarlierReferences.Reference]
    /// Every name of a declaration at any depth, and every name and operator that the cell mentions.
    var vocabulary: CellVocabulary
    /// The `import` lines, which later cells repeat.
    var imports: [String]
    /// Text that is put into the code.
    var insertions: [Insertion]
    /// Whether to optimize it may give back the time that takes, for a statement of it may run often.
    var isWorthOptimizing: Bool
    /// Faults that the compiler would put in words about generated code.
    var faults: [CellFault]

    private static let known = FoundOnce<CellSyntax>()

    /// Reads `source`.
    init(_ source: String) {
        self = Self.known.value(of: source) { DeepStack.run { CellSyntax(reading: source) } }
    }

    /// The syntax of each of `sources`, which are read side by side: the first compile waits for all of them.
    static func all(of sources: [String]) async -> [CellSyntax] {
        await withTaskGroup(of: (Int, CellSyntax).self) { group in
            for (index, source) in sources.enumerated() { group.addTask { (index, CellSyntax(source)) } }
            var found: [Int: CellSyntax] = [:]
            for await (index, syntax) in group { found[index] = syntax }
            return sources.indices.compactMap { found[$0] }
        }
    }

    private init(reading source: String) {
        let file = Parser.parse(source: source)
        let converter = SourceLocationConverter(fileName: "", tree: file)
        let items = Array(file.statements)
        topLevelNames = items.flatMap(TopLevelName.names(in:))
        declaresOperators = items.contains(where: \.isOperator)
        extendsTypes = items.contains { $0.item.is(ExtensionDeclSyntax.self) }
        members = Member.all(in: file.statements)
        earlierReferences = EarlierReferences(in: file.statements).found
        vocabulary = CellVocabulary(file)
        isWorthOptimizing = CellRepetition.isOften(in: file)
        imports = items.compactMap { $0.item.as(ImportDeclSyntax.self)?.trimmedDescription }
        let visitor = RewritingVisitor(converter)
        visitor.walk(file)
        insertions = visitor.insertions
        faults = visitor.asyncLets.map {
            let location = converter.location(for: $0)
            return CellFault(
                line: location.line, column: location.column,
                message: "'async let' is not possible at the top level of a cell; put it in a function")
        }
        if let last = items.last, let range = last.displayedRange {
            // Around an `await` that begins or ends in the same place.
            insertions.insert(Insertion(offset: range.lowerBound, text: "try lecternDisplay("), at: 0)
            insertions.append(Insertion(offset: range.upperBound, text: ")"))
        }
        insertions = insertions.inOrder
    }

    /// The members that later cells declare again. A call must not choose them where both fit.
    ///
    /// - Parameter later: the cells after this one, up to the one with the call.
    func lostMembers(after later: [CellSyntax]) -> [Member] {
        let again = Set(later.flatMap(\.members).map(\.signature))
        return members.filter { again.contains($0.signature) && (!$0.isTopLevelFunction || declaresOperators) }
    }

    /// The cell with a lower rank for the `lost` members.
    func yielding(_ lost: [Member]) -> CellSyntax {
        var cell = self
        cell.insertions = (insertions + lost.map { $0.yielding }).inOrder
        return cell
    }

    /// Whether the cell may use something that `earlier` declares: then it must import it.
    ///
    /// Where in doubt the answer is yes. Extensions and conformances work without being mentioned.
    func mayUse(_ earlier: CellSyntax) -> Bool {
        earlier.extendsTypes || !vocabulary.mentioned.isDisjoint(with: earlier.vocabulary.mentionable)
    }
}

extension [Insertion] {
    /// By their places; at one place as they are.
    var inOrder: [Insertion] {
        enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
    }
}

/// Finds the calls that get an argument from the engine, and the waits that no function encloses.
private final class RewritingVisitor: SyntaxVisitor {
    var insertions: [Insertion] = []
    var asyncLets: [AbsolutePosition] = []
    private let converter: SourceLocationConverter

    init(_ converter: SourceLocationConverter) {
        self.converter = converter
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
        guard Syntax(node).isAtTopLevel else { return .visitChildren }
        // Whether the wait throws follows from the closure, so a `try` that covers it is repeated inside.
        let isTried = sequence(first: Syntax(node), next: \.parent).contains { $0.is(TryExprSyntax.self) }
        wrapInWait(node, opening: isTried ? "lecternWait { try " : "lecternWait { ")
        return .skipChildren
    }

    override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
        guard node.awaitKeyword != nil, Syntax(node).isAtTopLevel else { return .visitChildren }
        wrapInWait(node, opening: "try lecternWait { ")
        return .skipChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        if node.modifiers.contains(where: { $0.name.tokenKind == .keyword(.async) }), Syntax(node).isAtTopLevel {
            asyncLets.append(node.positionAfterSkippingLeadingTrivia)
        }
        return .visitChildren
    }

    private func wrapInWait(_ node: some SyntaxProtocol, opening: String) {
        insert(opening, at: node.positionAfterSkippingLeadingTrivia)
        insert(" }", at: node.endPositionBeforeTrailingTrivia)
    }

    /// A `property` is told the names of its parameters and the text of its body, a `check` the text of its condition, and
    /// both their line, so that they can print a counterexample with the values in place; what they compare is noted.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let line = converter.location(for: node.positionAfterSkippingLeadingTrivia).line
        switch node.calledExpression.trimmedDescription {
        case "property":
            guard let closure = node.trailingClosure, let end = node.rightParen else { break }
            let names = closure.parameterNames.map(\.debugDescription).joined(separator: ", ")
            let body = closure.statements.trimmedDescription.debugDescription
            insert(
                ", source: PropertySource(parameters: [\(names)], body: \(body), line: \(line))",
                at: end.positionAfterSkippingLeadingTrivia)
            for result in closure.results { insertions += Comparisons(in: result).insertions }
        case "check":
            guard let condition = node.arguments.last, condition.label == nil, node.arguments.count > 1 else { break }
            let body = condition.expression.trimmedDescription.debugDescription
            insert(
                "source: PropertySource(body: \(body), line: \(line)), ",
                at: condition.positionAfterSkippingLeadingTrivia)
            insertions += Comparisons(in: condition.expression).insertions
        default: break
        }
        return .visitChildren
    }

    private func insert(_ text: String, at position: AbsolutePosition) {
        insertions.append(Insertion(offset: position.utf8Offset, text: text))
    }
}

extension ClosureExprSyntax {
    fileprivate var parameterNames: [String] {
        switch signature?.parameterClause {
        case .parameterClause(let clause): clause.parameters.map { ($0.secondName ?? $0.firstName).text }
        case .simpleInput(let list): list.map(\.name.text)
        case nil: []
        }
    }
}

extension Syntax {
    /// Whether no function, closure or accessor encloses the node.
    fileprivate var isAtTopLevel: Bool {
        sequence(first: self, next: \.parent).dropFirst().allSatisfy { node in
            !node.is(FunctionDeclSyntax.self) && !node.is(ClosureExprSyntax.self) && !node.is(AccessorDeclSyntax.self)
                && !node.is(AccessorBlockSyntax.self) && !node.is(InitializerDeclSyntax.self)
        }
    }
}

extension CodeBlockItemSyntax {
    fileprivate var isOperator: Bool {
        if let function = item.as(FunctionDeclSyntax.self) {
            if case .identifier = function.name.tokenKind { return false }
            return true
        }
        return item.is(OperatorDeclSyntax.self) || item.is(PrecedenceGroupDeclSyntax.self)
    }

    /// The bytes of a trailing expression that is displayed, or nil where it is a statement or an assignment.
    fileprivate var displayedRange: Range<Int>? {
        guard case .expr(let expression) = item else { return nil }
        if expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self) { return nil }
        // Parsed as an expression, but a directive.
        if let macro = expression.as(MacroExpansionExprSyntax.self),
            ["warning", "error"].contains(macro.macroName.text)
        {
            return nil
        }
        var inner = expression
        while let effect = inner.as(TryExprSyntax.self) { inner = effect.expression }
        if let sequence = inner.as(SequenceExprSyntax.self),
            sequence.elements.contains(where: { $0.is(AssignmentExprSyntax.self) })
        {
            return nil
        }
        return expression.positionAfterSkippingLeadingTrivia
            .utf8Offset..<expression.endPositionBeforeTrailingTrivia.utf8Offset
    }
}
