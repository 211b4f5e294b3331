import DeepStack
import SwiftParser
import SwiftSyntax
import Toolchain

/// A check's code as Embedded Swift takes it: its properties are told their own text, what they compare is noted, what throws says what,
/// for there is one type of errors, and imports are blank.
package struct EmbeddedCheckCode: Sendable {
    /// The code, each line of which is the check's.
    package let text: String

    /// The code of `source`.
    package init(_ source: String) {
        let (changes, keyPaths) = DeepStack.run {
            let visitor = EmbeddedVisitor(viewMode: .sourceAccurate)
            visitor.walk(Parser.parse(source: source))
            return (visitor.insertions, visitor.keyPaths)
        }
        // In the place of a key path's backslash stands the beginning of a closure.
        var bytes = Array(source.utf8)
        for offset in keyPaths { bytes[offset] = UInt8(ascii: " ") }
        var program = GeneratedProgram()
        program.append(
            file: "", String(decoding: bytes, as: UTF8.self),
            insertions: (CellSyntax(source).insertions + changes).inOrder)
        // The first segment names the file.
        text = program.segments.dropFirst().map(\.text).joined().withBlankImports
    }
}

/// Finds where functions and closures throw without saying what, and what is written otherwise in Embedded Swift.
private final class EmbeddedVisitor: SyntaxVisitor {
    var insertions: [Insertion] = []
    /// The offsets of backslashes.
    var keyPaths: [Int] = []

    /// `\.count` is `{ $0.count }`: Embedded Swift has no key paths.
    override func visit(_ node: KeyPathExprSyntax) -> SyntaxVisitorContinueKind {
        guard node.root == nil else { return .visitChildren }
        keyPaths.append(node.backslash.positionAfterSkippingLeadingTrivia.utf8Offset)
        insert("{ $0", after: node.backslash)
        insert(" }", after: node)
        return .visitChildren
    }

    override func visit(_ node: ThrowsClauseSyntax) -> SyntaxVisitorContinueKind {
        if node.type == nil, node.throwsSpecifier.tokenKind == .keyword(.throws) {
            insert("(CaseError)", after: node.throwsSpecifier)
        }
        return .visitChildren
    }

    /// A closure of several statements fits bodies that give a Bool and those that give nothing: the function's name tells which.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if node.calledExpression.trimmedDescription == "property", let body = node.trailingClosure,
            body.statements.count > 1
        {
            insert(body.givesValue ? "OfBool" : "OfVoid", after: node.calledExpression)
        }
        return .visitChildren
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        guard let signature = node.signature, signature.effectSpecifiers == nil,
            let parameters = signature.parameterClause, node.statements.mayThrow
        else { return .visitChildren }
        insert(" throws(CaseError)", after: parameters)
        return .visitChildren
    }

    private func insert(_ text: String, after node: some SyntaxProtocol) {
        insertions.append(Insertion(offset: node.endPositionBeforeTrailingTrivia.utf8Offset, text: text))
    }
}

extension ClosureExprSyntax {
    /// Whether a `return` of its own has a value.
    fileprivate var givesValue: Bool {
        let visitor = ReturnVisitor(viewMode: .sourceAccurate)
        visitor.walk(statements)
        return visitor.givesValue
    }
}

private final class ReturnVisitor: SyntaxVisitor {
    var givesValue = false

    override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
        givesValue = givesValue || node.expression != nil
        return .skipChildren
    }
    override func visit(_: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension SyntaxProtocol {
    fileprivate var mayThrow: Bool {
        tokens(viewMode: .sourceAccurate).contains { [.keyword(.try), .keyword(.throw)].contains($0.tokenKind) }
    }
}

extension String {
    /// The text with blank lines in the place of its imports.
    package var withBlankImports: String { replacing(/(?m)^import [A-Za-z]+$/, with: "") }
}
