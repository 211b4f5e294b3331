import DeepStack
import SwiftParser
import SwiftSyntax

/// Whether code that somebody writes line by line can be run as it is.
package enum CodeCompleteness: String, Sendable {
    /// It is Swift.
    case complete
    /// More lines could make it Swift.
    case incomplete
    /// No more lines could.
    case invalid

    /// What `code` is.
    package init(of code: String) {
        self = DeepStack.run {
            let file = Parser.parse(source: code)
            guard file.hasError else { return .complete }
            // Where something is missing at the end alone, it may still come; but for a string's quote, which belongs to its line.
            let end = file.endOfFileToken.previousToken(viewMode: .sourceAccurate)?.endPosition ?? file.position
            let missing = file.tokens(viewMode: .all).filter { $0.presence == .missing }
            let isCut = !missing.isEmpty && missing.allSatisfy { $0.position >= end && $0.tokenKind != .stringQuote }
            return isCut && !file.hasUnexpected ? .incomplete : .invalid
        }
    }
}

extension SourceFileSyntax {
    /// Whether there is something that belongs nowhere.
    fileprivate var hasUnexpected: Bool {
        final class Finder: SyntaxVisitor {
            var found = false

            override func visit(_ node: UnexpectedNodesSyntax) -> SyntaxVisitorContinueKind {
                found = true
                return .skipChildren
            }
        }
        let finder = Finder(viewMode: .all)
        finder.walk(self)
        return finder.found
    }
}
