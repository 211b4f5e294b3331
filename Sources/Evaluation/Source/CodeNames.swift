import DeepStack
import SwiftParser
import SwiftSyntax

/// The names in code that somebody writes cell by cell, for an editor that asks what a name may become, and what it is.
package struct CodeNames: Sendable {
    /// What is said of each declared name: its declaration without its body, with the comment above it.
    private var declarations: [String: String] = [:]
    /// Names that occur at all.
    private var mentioned: Set<String> = []

    private static let keywords: Set<String> = [
        "actor", "any", "as", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "final", "for", "func", "guard", "if",
        "import", "in",
        "indirect", "init", "inout", "internal", "is", "lazy", "let", "mutating", "nil", "nonisolated", "open",
        "operator",
        "override", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "Self", "some", "static",
        "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak",
        "where", "while",
    ]

    /// The names in `cells`, of which a later declaration takes the place of an earlier one.
    package init(in cells: [String]) {
        for cell in cells {
            let found = DeepStack.run {
                let file = Parser.parse(source: cell)
                let finder = DeclarationFinder(viewMode: .sourceAccurate)
                finder.walk(file)
                return (finder.declarations, CellVocabulary(file).mentioned)
            }
            declarations.merge(found.0) { $1 }
            mentioned.formUnion(found.1.filter { $0.unicodeScalars.allSatisfy(Self.isPartOfName) })
        }
    }

    /// What the name that ends at `cursor` may become: names in their order, for the place of these scalars of `code`.
    ///
    /// - Parameter cursor: a place in `code`, in Unicode scalars.
    /// - Returns: `isMember` says whether the name stands after a dot.
    package func completions(
        in code: String, at cursor: Int
    ) -> (names: [String], place: Range<Int>, isMember: Bool) {
        let place = Self.name(in: code, at: cursor)
        let start = place.lowerBound..<min(max(cursor, place.lowerBound), place.upperBound)
        let scalars = Array(code.unicodeScalars)
        let beginning = Self.text(scalars[start])
        let isMember = start.lowerBound > 0 && scalars[start.lowerBound - 1] == "."
        guard !beginning.isEmpty || isMember else { return ([], start, false) }
        // What is written there is no suggestion, unless it stands elsewhere, too.
        let rest = CodeNames(in: [
            Self.text(scalars[..<start.lowerBound]) + "\n" + Self.text(scalars[place.upperBound...])
        ])
        var names = mentioned.union(declarations.keys).union(rest.mentioned)
        if !isMember { names.formUnion(Self.keywords) }
        return (names.filter { $0.hasPrefix(beginning) && $0 != beginning }.sorted(), start, isMember)
    }

    /// What is known of the name in which `cursor` is, or at which it stands; nil where that is not declared here.
    ///
    /// - Parameter cursor: a place in `code`, in Unicode scalars.
    package func declaration(in code: String, at cursor: Int) -> String? {
        let scalars = Array(code.unicodeScalars)
        let name = Self.text(scalars[Self.name(in: code, at: cursor)])
        var all = declarations
        // The code in front of the reader counts, and comes last.
        all.merge(CodeNames(in: [code]).declarations) { $1 }
        return all[name]
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// The scalars of the name around a place.
    private static func name(in code: String, at cursor: Int) -> Range<Int> {
        let scalars = Array(code.unicodeScalars)
        let cursor = min(max(cursor, 0), scalars.count)
        let before = scalars[..<cursor].reversed().prefix(while: isPartOfName).count
        let after = scalars[cursor...].prefix(while: isPartOfName).count
        return cursor - before..<cursor + after
    }

    private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isXIDContinue
    }
}

/// Finds what is declared, at any depth but in bodies of functions.
private final class DeclarationFinder: SyntaxVisitor {
    var declarations: [String: String] = [:]

    private func add(_ name: TokenSyntax, _ node: some SyntaxProtocol, without body: (some SyntaxProtocol)?) {
        let end = body.map { $0.positionAfterSkippingLeadingTrivia } ?? node.endPositionBeforeTrailingTrivia
        let bytes = Array(node.description.utf8)
        let count = end.utf8Offset - node.position.utf8Offset
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        let lines = text.split(separator: "\n").map { line in String(line.drop(while: \.isWhitespace)) }
        declarations[name.text] = lines.joined(separator: "\n").trimmingEnd
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.body)
        return .skipChildren
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.memberBlock)
        return .visitChildren
    }

    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.memberBlock)
        return .visitChildren
    }

    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.memberBlock)
        return .visitChildren
    }

    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.memberBlock)
        return .visitChildren
    }

    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: node.memberBlock)
        return .visitChildren
    }

    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
        add(node.name, node, without: Optional<TokenSyntax>.none)
        return .skipChildren
    }

    override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
        for element in node.elements { add(element.name, node, without: Optional<TokenSyntax>.none) }
        return .skipChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        for binding in node.bindings {
            guard let pattern = binding.pattern.as(IdentifierPatternSyntax.self) else { continue }
            add(pattern.identifier, node, without: binding.accessorBlock)
        }
        return .skipChildren
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
