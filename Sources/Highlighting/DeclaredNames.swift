import SwiftParser
import SwiftSyntax

extension SwiftHighlighter {
    /// The names of the functions, types and variables that `code` declares itself, at any depth.
    public static func declaredNames(in code: String) -> Set<String> {
        Set(
            Parser.parse(source: code).tokens(viewMode: .sourceAccurate).compactMap { token in
                guard let parent = token.parent, case .identifier(let name) = token.tokenKind else { return nil }
                let isDeclared =
                    parent.asProtocol((any NamedDeclSyntax).self) != nil || parent.is(IdentifierPatternSyntax.self)
                return isDeclared ? name : nil
            })
    }
}
