import DeepStack
import SwiftParser
import SwiftSyntax

extension SwiftHighlighter {
    /// The names of the types, functions and variables that `code` declares at any depth: read in it, they are not a library's.
    ///
    /// Labels, parameters, cases and operators are left out: after `func train(relu: Bool)`, `relu(x)` is still the library's.
    public static func shadowingNames(in code: String) -> Set<String> {
        DeepStack.run { shadowingNames(in: Parser.parse(source: code)) }
    }

    /// What a page asks of `code`: its ranges, and the names that it declares. It is parsed once, which takes most of the time.
    public static func reading(of code: String) -> (ranges: [HighlightedRange], shadowingNames: Set<String>) {
        DeepStack.run {
            let tree = Parser.parse(source: code)
            return (ranges(of: tree, length: code.utf8.count), shadowingNames(in: tree))
        }
    }

    private static func shadowingNames(in tree: SourceFileSyntax) -> Set<String> {
        Set(
            tree.tokens(viewMode: .sourceAccurate).compactMap { token in
                guard let parent = token.parent, case .identifier(let name) = token.tokenKind else { return nil }
                let isDeclared =
                    parent.asProtocol((any NamedDeclSyntax).self) != nil || parent.is(IdentifierPatternSyntax.self)
                return isDeclared ? name : nil
            })
    }
}
