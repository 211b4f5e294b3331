import Toolchain

/// A cell as the compiler gets it: imports of what earlier cells declared, then the cell's code with insertions.
struct CellProgram: Sendable {
    /// The module's name, e.g. `Cell3`.
    var moduleName: String
    /// The text, with the owner of every place in it.
    var program = GeneratedProgram()
    /// Whether to optimize it may gain something.
    var isWorthOptimizing: Bool

    /// The file name that the compiler and the debug information know the cell's code by; its lines are the cell's own.
    static let fileName = "cell.swift"

    /// The program of `source`, which may use what the cells `earlier` declare.
    ///
    /// A name that was declared more than once is the latest cell's. Each earlier module is imported whole while all its names
    /// count, else name by name, which leaves the lost ones out and keeps its extensions and conformances. A module with
    /// operators stays whole, since no import can name an operator. In `let x = x + 1` the second `x` is the earlier cell's.
    /// - Parameter repeatedImports: the `import` lines of earlier cells.
    init(
        moduleName: String, source: String, syntax: CellSyntax, repeatedImports: [String],
        earlier: [(moduleName: String, syntax: CellSyntax)]
    ) {
        self.moduleName = moduleName
        isWorthOptimizing = syntax.isWorthOptimizing
        var taken = Set(syntax.topLevelNames.map(\.name))
        var imports: [String] = []
        for (module, names) in earlier.map({ ($0.moduleName, $0.syntax) }).reversed() {
            let live = names.topLevelNames.filter { !taken.contains($0.name) }
            let isWhole = live.count == names.topLevelNames.count || names.declaresOperators
            if isWhole || (live.isEmpty && names.extendsTypes) {
                imports.append("@testable import \(module)")
            }
            if !isWhole || names.declaresOperators {
                imports += Set(live).map { "@testable import \($0.keyword.rawValue) \(module).\($0.name)" }.sorted()
            }
            taken.formUnion(names.topLevelNames.map(\.name))
        }
        let references = EarlierReferences.resolved(syntax, earlier: earlier)
        imports += Set(references.map(\.scopedImport)).sorted()
        var seen: Set<String> = []
        let repeated = repeatedImports.filter { seen.insert($0).inserted }
        program.append((["import LessonKit"] + repeated + imports).joined(separator: "\n") + "\n")
        program.append(
            file: Self.fileName, source, insertions: (syntax.insertions + references.map(\.insertion)).inOrder)
    }

    /// Where a line and column of a cell's code, as debug information tells them, are in what the reader wrote.
    static func origin(
        line: Int, column: Int, in source: String, earlier: [(moduleName: String, syntax: CellSyntax)] = []
    ) -> SourceOrigin {
        var program = GeneratedProgram()
        let syntax = CellSyntax(source)
        let references = EarlierReferences.resolved(syntax, earlier: earlier)
        program.append(
            file: fileName, source, insertions: (syntax.insertions + references.map(\.insertion)).inOrder)
        return program.owner(file: fileName, line: line, column: column).nearest
            ?? SourceOrigin(file: fileName, line: line, column: 1)
    }

    /// What the compiler reported, in the cell's own places. An error in code of ours is told as such, and only where the reader's
    /// code has none.
    func faults(_ errors: [CompilerDiagnostic]) -> [CellFault] {
        var own: [CellFault] = [], others: [CellFault] = []
        for error in errors {
            switch program.owner(of: error) {
            case .reader(let origin):
                own.append(CellFault(line: origin.line, column: origin.column, message: Self.words(of: error)))
            case .ours(let near):
                let place = near ?? SourceOrigin(file: Self.fileName, line: 1, column: 1)
                others.append(
                    CellFault(
                        line: place.line, column: place.column,
                        message: "the code that Lectern adds to this cell does not compile: \(error.message)"))
            }
        }
        return own.isEmpty ? others : own
    }

    /// The compiler's words. Of a type in a type, no later declaration can win: its users were compiled with the earlier one.
    private static func words(of error: CompilerDiagnostic) -> String {
        guard let match = error.message.wholeMatch(of: /ambiguous type name '(\w+)' in '(.+)'/) else {
            return error.message
        }
        return "\(error.message)\ntwo extensions of '\(match.2)' declare '\(match.1)': give the later one another name"
    }
}
