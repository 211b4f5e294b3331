import SwiftParser
import SwiftSyntax

/// The tokens of an answer without its names, numbers, comments and layout: what stays the same when a text is copied and disguised.
package struct AnswerTokens: Sendable, Hashable, Codable {
    /// A number for each token; equal tokens have the same.
    package var codes: [UInt32] = []
    /// The line of each token, from 1.
    package var lines: [Int] = []

    /// More than any answer by hand has.
    private static let most = 20_000

    /// The tokens of `text`; none where it is nested so deeply that nobody wrote it.
    package init(_ text: String) {
        guard !AnswerReview.isTooDeep(text) else { return }
        var parser = Parser(text, maximumNestingLevel: 200)
        let tree = SourceFileSyntax.parse(from: &parser)
        let converter = SourceLocationConverter(fileName: "", tree: tree)
        for token in tree.tokens(viewMode: .sourceAccurate).prefix(Self.most) {
            guard let word = Self.word(token) else { continue }
            codes.append(Self.code(word))
            lines.append(converter.location(for: token.positionAfterSkippingLeadingTrivia).line)
        }
    }

    /// What stays of a token; nil for nothing.
    private static func word(_ token: TokenSyntax) -> String? {
        switch token.tokenKind {
        case .endOfFile, .semicolon: nil
        case .identifier, .dollarIdentifier, .wildcard: "name"
        case .integerLiteral, .floatLiteral: "number"
        case .stringSegment: "text"
        // A constant and a variable are the same thought.
        case .keyword(.let), .keyword(.var): "let"
        default: token.text
        }
    }

    /// FNV-1a.
    private static func code(_ word: String) -> UInt32 {
        word.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
