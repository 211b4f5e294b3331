import DeepStack
import SwiftParser
import SwiftSyntax

/// The names of the properties and checks that a cell's code claims.
struct ClaimedNames {
    /// The names, in their order; one that is put together while the cell runs is not among them.
    let names: [String]

    init(in source: String) {
        names = DeepStack.run {
            let finder = ClaimFinder(viewMode: .sourceAccurate)
            finder.walk(Parser.parse(source: source))
            return finder.names
        }
    }
}

private final class ClaimFinder: SyntaxVisitor {
    var names: [String] = []

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if ["property", "check"].contains(node.calledExpression.trimmedDescription), let first = node.arguments.first,
            first.label == nil, let name = first.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        {
            names.append(name)
        }
        return .visitChildren
    }
}
