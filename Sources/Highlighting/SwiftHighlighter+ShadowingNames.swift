import DeepStack
import SwiftParser
import SwiftSyntax

extension SwiftHighlighter {
    /// The names of the types, functions and variables that `code` declares at any depth: read in it, they are not a library's.
    ///
    /// Labels, parameters, cases and operators are left out: after `func train(relu: Bool)`, `relu(x)` is still the library's.
    public static func shadowingNames(in code: String) -> Set<String> {
        DeepStack.run {
            Set(
                Parser.parse(source: code).tokens(viewMode: .sourceAccurate).compactMap { token in
                    guard let parent = token.parent, case .identifier(let name) = token.tokenKind else { return nil }
                    let isDeclared =
                        parent.asProtocol((any NamedDeclSyntax).self) != nil || parent.is(IdentifierPatternSyntax.self)
                    return isDeclared ? name : nil
                })
        }
    }
}
