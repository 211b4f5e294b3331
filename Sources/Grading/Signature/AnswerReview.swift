import SwiftParser
import SwiftSyntax

/// What is wrong with an answer, at a line of it.
struct AnswerFault: Sendable, Hashable {
    var line: Int = 1
    var column: Int = 1
    var message: String
}

/// What can be said of an answer before it is compiled, in words about the answer instead of a compiler's.
struct AnswerReview: Sendable {
    /// What is wrong, in order; empty where the answer can be compiled.
    private(set) var faults: [AnswerFault] = []

    /// Modules that an answer may import. Kernels is imported anyway.
    static let modules = ["Foundation", "Kernels", "LessonKit"]

    /// Reviews `text` against the functions that `interface` asks for.
    init(_ text: String, interface: ExerciseInterface) {
        var parser = Parser(text, maximumNestingLevel: 200)
        let tree = SourceFileSyntax.parse(from: &parser)
        let converter = SourceLocationConverter(fileName: "", tree: tree)
        func add(_ node: some SyntaxProtocol, _ message: String) {
            let location = converter.location(for: node.positionAfterSkippingLeadingTrivia)
            faults.append(AnswerFault(line: location.line, column: location.column, message: message))
        }
        for item in tree.statements {
            switch item.item {
            case .decl(let declaration):
                if let imported = declaration.as(ImportDeclSyntax.self) {
                    let module = imported.path.first?.name.text ?? ""
                    if !Self.modules.contains(module) {
                        add(imported, "an answer cannot import '\(module)'; it can import \(list(Self.modules))")
                    }
                }
            case .expr, .stmt:
                add(item, "an answer has declarations only; put this line into a function, or leave it out")
            }
        }
        let functions = tree.statements.compactMap { $0.item.as(FunctionDeclSyntax.self) }
        for asked in interface.functions {
            let named = functions.filter { $0.name.text == asked.name }
            let exact = named.filter { Self.matches($0, asked) }
            if exact.count > 1 {
                add(exact[1], "'\(asked.name)' is defined twice; leave one of the two out")
            } else if exact.isEmpty, let close = named.first {
                add(close, Self.difference(close, asked))
            } else if exact.isEmpty {
                add(tree, Self.missing(asked, in: tree))
            }
        }
    }

    private static func missing(_ asked: FunctionSignature, in tree: SourceFileSyntax) -> String {
        let isType = tree.statements.contains { item in
            item.item.as(DeclSyntax.self)?.asProtocol(NamedDeclSyntax.self)?.name.text == asked.name
        }
        let what = isType ? "'\(asked.name)' must be a function" : "there is no function '\(asked.name)'"
        return "\(what); the exercise asks for '\(asked.text)'"
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

    private static func difference(_ function: FunctionDeclSyntax, _ asked: FunctionSignature) -> String {
        let given = function.with(\.body, nil).trimmedDescription
        let line = given.split(whereSeparator: \.isNewline).map { String($0) }.joined(separator: " ")
        return "the exercise asks for '\(asked.text)', this is '\(line)'"
    }
}

/// `a, b and c`.
func list(_ words: [String]) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}
