import SwiftParser
import SwiftSyntax

/// What the tests ask about one Swift file: its imports and its declarations.
struct SourceFacts: Sendable {
    struct Import: Sendable {
        var module: String
        var line: Int
    }

    /// A declaration outside of function bodies.
    struct Declaration: Sendable {
        enum Kind: Sendable { case type, protocolType, function, variable, initializer, typeAlias, caseElement }

        var kind: Kind
        /// The base name; an initializer's with its labels, as `init(from:)`.
        var name: String
        /// A function's name, labels and types of parameters, as `relu(_: Tensor)`; else the name.
        var signature: String
        /// The type or the extended type around it; nil at the top level.
        var container: String?
        var isPublic: Bool
        var isDocumented: Bool
        /// An initializer that only copies its parameters into properties.
        var isMemberwise: Bool
        /// Whether it stands in a protocol, as a requirement.
        var isRequirement: Bool
        var line: Int
    }

    let path: String
    let imports: [Import]
    let declarations: [Declaration]
    /// What types of this file inherit or conform to, by type, extensions' among them.
    let inherited: [String: Set<String>]

    /// The module or test target whose folder holds the file.
    var module: String { String(path.split(separator: "/")[1]) }
    var folder: String { (isTest ? "Tests/" : "Sources/") + module }
    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Files without public declarations are not parsed: SwiftSyntax in a debug build reads some 200 KB a second.
    init(path: String, text: String) {
        self.path = path
        imports = Self.imports(in: text)
        guard !path.hasPrefix("Tests/"), text.contains("public ") else {
            (declarations, inherited) = ([], [:])
            return
        }
        let tree = Parser.parse(source: text)
        let visitor = SourceVisitor(locations: SourceLocationConverter(fileName: path, tree: tree))
        visitor.walk(tree)
        (declarations, inherited) = (visitor.declarations, visitor.inherited)
    }

    /// The lines that begin with `import`, attributes and modifiers before it allowed, outside of string literals over several lines.
    static func imports(in text: String) -> [Import] {
        var found: [Import] = []
        var inLiteral = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("//") && !inLiteral { continue }
            if code.count(of: "\"\"\"") % 2 == 1 { inLiteral.toggle() }
            guard !inLiteral else { continue }
            var words = code.split(separator: " ")[...]
            while let word = words.first, word.hasPrefix("@") || modifiers.contains(String(word)) {
                words.removeFirst()
            }
            guard words.popFirst() == "import" else { continue }
            if let kind = words.first, kinds.contains(String(kind)) { words.removeFirst() }
            guard let module = words.popFirst()?.split(separator: ".").first, words.first?.hasPrefix("//") ?? true
            else { continue }
            found.append(Import(module: String(module), line: index + 1))
        }
        return found
    }

    private static let modifiers: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
}

extension Substring {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
