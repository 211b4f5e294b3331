import SwiftParser
import SwiftSyntax

/// What the engine must know of a cell's code before it compiles it.
struct CellSyntax: Sendable {
    /// The names that the cell declares.
    var declaredNames: [DeclaredName]
    /// Whether it declares operators, which no scoped import can name.
    var declaresOperators: Bool
    /// Whether it extends types, so that it must be imported even where all its names are lost.
    var extendsTypes: Bool
    /// The `import` lines, which later cells repeat.
    var imports: [String]
    /// Text that is put into the code.
    var insertions: [Insertion]
    /// Faults that the compiler would put in words about generated code.
    var faults: [CompilerDiagnostic]

    /// Reads `source`.
    init(_ source: String) {
        let file = Parser.parse(source: source)
        let converter = SourceLocationConverter(fileName: "", tree: file)
        let items = Array(file.statements)
        declaredNames = items.flatMap(DeclaredName.names(in:))
        declaresOperators = items.contains(where: \.isOperator)
        extendsTypes = items.contains { $0.item.is(ExtensionDeclSyntax.self) }
        imports = items.compactMap { $0.item.as(ImportDeclSyntax.self)?.trimmedDescription }
        let visitor = RewritingVisitor(viewMode: .sourceAccurate)
        visitor.walk(file)
        insertions = visitor.insertions
        faults = visitor.awaits.map {
            let location = converter.location(for: $0)
            return CompilerDiagnostic(
                line: location.line, column: location.column, message: CellSyntax.awaitMessage)
        }
        if let last = items.last, let range = last.displayedRange {
            insertions.append(Insertion(offset: range.lowerBound, text: "try lecternDisplay("))
            insertions.append(Insertion(offset: range.upperBound, text: ")"))
        }
        insertions.sort { $0.offset < $1.offset }
    }

    private static let awaitMessage =
        "'await' at the top level of a cell is not supported; wrap it in 'waitFor { try await … }'"
}

/// Text put into a cell's code at a byte offset, always without line breaks: lines keep their numbers.
struct Insertion: Sendable, Hashable {
    var offset: Int
    var text: String
}

extension Sequence<Insertion> {
    /// `source` with the insertions, which are sorted by offset, in place.
    func applied(to source: String) -> String {
        let bytes = Array(source.utf8)
        var result: [UInt8] = []
        var position = 0
        for insertion in self {
            result += bytes[position..<insertion.offset]
            result += insertion.text.utf8
            position = insertion.offset
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// The column that `column` of a line of the generated code had in `source`, both from 1 and in bytes.
    func originalColumn(line: Int, column: Int, in source: String) -> Int {
        var lineStart = 0
        var current = 1
        for (offset, byte) in source.utf8.enumerated() where byte == UInt8(ascii: "\n") && current < line {
            current += 1
            lineStart = offset + 1
        }
        let lineEnd =
            lineStart
            + (source.utf8.dropFirst(lineStart).firstIndex(of: UInt8(ascii: "\n")).map {
                source.utf8.distance(from: source.utf8.index(source.utf8.startIndex, offsetBy: lineStart), to: $0)
            } ?? source.utf8.count - lineStart)
        var shift = 0
        for insertion in self where insertion.offset >= lineStart && insertion.offset <= lineEnd {
            let insertedAt = insertion.offset - lineStart + 1 + shift
            guard column > insertedAt else { break }
            shift += Swift.min(insertion.text.utf8.count, column - insertedAt)
        }
        return column - shift
    }
}

/// Finds the calls that get an argument from the engine, and an `await` that no function encloses.
private final class RewritingVisitor: SyntaxVisitor {
    var insertions: [Insertion] = []
    var awaits: [AbsolutePosition] = []

    override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
        if node.isAtTopLevel { awaits.append(node.positionAfterSkippingLeadingTrivia) }
        return .visitChildren
    }

    /// A `property` is told the names of its parameters and the text of its body, a `check` the text of its condition, so that
    /// they can print a counterexample with the values in place.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        switch node.calledExpression.trimmedDescription {
        case "property":
            guard let closure = node.trailingClosure, let end = node.rightParen else { break }
            let names = closure.parameterNames.map(\.debugDescription).joined(separator: ", ")
            let body = closure.statements.trimmedDescription.debugDescription
            insert(
                ", source: PropertySource(parameters: [\(names)], body: \(body))",
                at: end.positionAfterSkippingLeadingTrivia)
        case "check":
            guard let condition = node.arguments.last, condition.label == nil, node.arguments.count > 1 else { break }
            let body = condition.expression.trimmedDescription.debugDescription
            insert("source: PropertySource(body: \(body)), ", at: condition.positionAfterSkippingLeadingTrivia)
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

extension AwaitExprSyntax {
    fileprivate var isAtTopLevel: Bool {
        var node = parent
        while let current = node {
            if current.is(FunctionDeclSyntax.self) || current.is(ClosureExprSyntax.self)
                || current.is(AccessorDeclSyntax.self)
                || current.is(AccessorBlockSyntax.self) || current.is(InitializerDeclSyntax.self)
            {
                return false
            }
            node = current.parent
        }
        return true
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
