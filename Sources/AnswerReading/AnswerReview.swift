import SwiftParser
import SwiftSyntax

/// What can be said of an answer before it is compiled, in words about the answer instead of a compiler's.
struct AnswerReview: Sendable {
    /// What is wrong, in order; empty where the answer can be compiled.
    private(set) var faults: [AnswerFault] = []

    /// Modules that an answer may import. Kernels is imported anyway.
    static let modules = ["Foundation", "Kernels", "LessonKit"]
    /// Nobody reads more.
    private static let most = 20

    /// More than people write: what is deeper takes a compiler all its time, or its stack.
    private static let deepest = 500

    /// Reviews `text` against the functions that are asked for.
    init(_ text: String, functions asked: [FunctionSignature]) {
        var parser = Parser(text, maximumNestingLevel: 200)
        // Only text that is not deep by its brackets is worth the parser's time.
        let parsed = Self.isTooDeep(text) ? nil : SourceFileSyntax.parse(from: &parser)
        guard let tree = parsed, !Self.isTooDeep(tree) else {
            faults = [AnswerFault(.nestedTooDeeply)]
            return
        }
        let converter = SourceLocationConverter(fileName: "", tree: tree)
        func add(_ node: some SyntaxProtocol, _ problem: AnswerProblem) {
            let location = converter.location(for: node.positionAfterSkippingLeadingTrivia)
            if faults.count < Self.most {
                faults.append(AnswerFault(line: location.line, column: location.column, problem))
            }
        }
        let items = Array(tree.statements).flatMap(\.withConditional)
        for item in items {
            switch item.item {
            case .decl(let declaration):
                if let imported = declaration.as(ImportDeclSyntax.self) {
                    let module = imported.path.first?.name.text ?? ""
                    if !Self.modules.contains(module) {
                        add(imported, .forbiddenImport(module: module, allowed: Self.modules))
                    }
                }
            case .expr, .stmt: add(item, .codeBesideDeclarations)
            }
        }
        let functions = items.compactMap { $0.item.as(FunctionDeclSyntax.self) }
        for asked in asked {
            let named = functions.filter { $0.name.text == asked.name }
            let exact = named.filter { Self.matches($0, asked) }
            if exact.count > 1 {
                add(exact[1], .definedTwice(function: asked.name))
            } else if let modifier = exact.first?.hidingModifier {
                add(exact[0], .hidden(function: asked.name, modifier: modifier))
            } else if exact.isEmpty, let close = named.first {
                add(close, .otherSignature(asked: asked.text, given: Self.head(of: close)))
            } else if exact.isEmpty {
                let isType = items.contains { item in
                    item.item.as(DeclSyntax.self)?.asProtocol(NamedDeclSyntax.self)?.name.text == asked.name
                }
                add(
                    tree,
                    isType
                        ? .notAFunction(name: asked.name, asked: asked.text)
                        : .noFunction(name: asked.name, asked: asked.text))
            }
        }
    }

    /// Whether so many brackets are open at once, those in strings and comments, too.
    static func isTooDeep(_ text: String) -> Bool {
        var depth = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            if depth > deepest { return true }
        }
        return false
    }

    /// Whether a tree is nested too deeply for whoever walks it by recursion.
    private static func isTooDeep(_ tree: SourceFileSyntax) -> Bool {
        var pending = [(node: Syntax(tree), depth: 0)]
        while let (node, depth) = pending.popLast() {
            if depth > deepest { return true }
            for child in node.children(viewMode: .sourceAccurate) { pending.append((child, depth + 1)) }
        }
        return false
    }

    /// Whether the labels and types are those asked for. A type under a name of the answer's own is left to the compiler.
    private static func matches(_ function: FunctionDeclSyntax, _ asked: FunctionSignature) -> Bool {
        guard let actual = try? FunctionSignature(function) else {
            let labels = function.signature.parameterClause.parameters.map(\.firstName.text)
            return labels == asked.parameters.map { $0.label ?? "_" } && isCompilersMatter(function)
        }
        return actual.parameters.map(\.label) == asked.parameters.map(\.label)
            && actual.parameters.map(\.type) == asked.parameters.map(\.type) && actual.result == asked.result
    }

    private static func isCompilersMatter(_ function: FunctionDeclSyntax) -> Bool {
        function.genericParameterClause == nil && function.signature.effectSpecifiers?.asyncSpecifier == nil
    }

    /// The function up to its body, on one line.
    private static func head(of function: FunctionDeclSyntax) -> String {
        let given = function.with(\.body, nil).trimmedDescription
        return given.split(whereSeparator: \.isNewline).map { String($0) }.joined(separator: " ")
    }
}

extension CodeBlockItemSyntax {
    /// The item itself, or all that is between its `#if` and `#endif`.
    fileprivate var withConditional: [CodeBlockItemSyntax] {
        guard let conditional = item.as(IfConfigDeclSyntax.self) else { return [self] }
        return conditional.clauses.flatMap { clause -> [CodeBlockItemSyntax] in
            guard case .statements(let items)? = clause.elements else { return [] }
            return items.flatMap(\.withConditional)
        }
    }
}

extension FunctionDeclSyntax {
    /// The modifier that hides the function from other files.
    fileprivate var hidingModifier: String? {
        modifiers.map(\.name.text).first { ["private", "fileprivate"].contains($0) }
    }
}
