import DeepStack
import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// Finds the roles in Swift code from its syntax alone: nothing is compiled, and code with errors is highlighted too.
public enum SwiftHighlighter {
    /// The ranges of `code` in order: consecutive, none empty, neighbors of different roles, every byte covered once.
    public static func ranges(in code: String) -> [HighlightedRange] {
        DeepStack.run { ranges(of: Parser.parse(source: code), length: code.utf8.count) }
    }

    /// The ranges of a text of so many bytes.
    static func ranges(of tree: SourceFileSyntax, length: Int) -> [HighlightedRange] {
        let finder = NameFinder()
        finder.walk(tree)
        var ranges: [HighlightedRange] = []
        for piece in tree.classifications {
            let start = piece.range.lowerBound.utf8Offset
            let range = start..<piece.range.upperBound.utf8Offset
            append(finder.roles[start] ?? role(of: piece.kind), range, to: &ranges)
        }
        append(.plain, (ranges.last?.range.upperBound ?? 0)..<length, to: &ranges)
        return ranges
    }

    /// The pieces of `code` in order, with their text; joined, they are `code`.
    public static func spans(in code: String) -> [HighlightedSpan] {
        let bytes = Array(code.utf8)
        return ranges(in: code).map {
            HighlightedSpan(role: $0.role, text: String(decoding: bytes[$0.range], as: UTF8.self))
        }
    }

    private static func append(_ role: HighlightRole, _ range: Range<Int>, to ranges: inout [HighlightedRange]) {
        guard !range.isEmpty else { return }
        if let last = ranges.last, last.role == role {
            ranges[ranges.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            ranges.append(HighlightedRange(role: role, range: range))
        }
    }

    private static func role(of classification: SyntaxClassification) -> HighlightRole {
        switch classification {
        case .keyword: .keyword
        case .type: .type
        case .integerLiteral, .floatLiteral: .number
        case .stringLiteral, .regexLiteral: .string
        case .lineComment, .blockComment, .docLineComment, .docBlockComment: .comment
        case .attribute, .ifConfigDirective: .attribute
        case .argumentLabel, .dollarIdentifier, .editorPlaceholder, .identifier, .none, .operator: .plain
        }
    }
}
