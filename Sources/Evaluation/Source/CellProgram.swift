/// A cell as the compiler gets it: imports of what earlier cells declared, then the cell's code with insertions.
struct CellProgram: Sendable {
    /// The module's name, e.g. `Cell3`.
    var moduleName: String
    /// The Swift text.
    var text: String

    /// The file name that the compiler and the debug information know the cell's code by; its lines are the cell's own.
    static let fileName = "cell.swift"

    /// The program of `source`, which may use what the cells `earlier` declare.
    ///
    /// A name that was declared more than once is the latest cell's. Each earlier module is imported whole while all its names
    /// count, else name by name, which leaves the lost ones out and keeps its extensions and conformances. A module with
    /// operators stays whole, since no import can name an operator.
    /// - Parameter repeatedImports: the `import` lines of earlier cells.
    init(
        moduleName: String, source: String, syntax: CellSyntax, repeatedImports: [String],
        earlier: [(moduleName: String, syntax: CellSyntax)]
    ) {
        self.moduleName = moduleName
        var taken = Set(syntax.declaredNames.map(\.name))
        var imports: [String] = []
        for (module, names) in earlier.map({ ($0.moduleName, $0.syntax) }).reversed() {
            let live = names.declaredNames.filter { !taken.contains($0.name) }
            let isWhole = live.count == names.declaredNames.count || names.declaresOperators
            if isWhole || (live.isEmpty && names.extendsTypes) {
                imports.append("@testable import \(module)")
            }
            if !isWhole || names.declaresOperators {
                imports += Set(live).map { "@testable import \($0.keyword.rawValue) \(module).\($0.name)" }.sorted()
            }
            taken.formUnion(names.declaredNames.map(\.name))
        }
        var seen: Set<String> = []
        let repeated = repeatedImports.filter { seen.insert($0).inserted }
        let head = (["import LessonKit"] + repeated + imports).joined(separator: "\n")
        text = """
            \(head)
            #sourceLocation(file: "\(Self.fileName)", line: 1)
            \(syntax.insertions.applied(to: source))
            """
    }
}
