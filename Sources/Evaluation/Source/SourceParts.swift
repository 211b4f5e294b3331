import Literate

/// The cells of a chapter as programs of Swift: as many in one as can be. A file of Swift, unlike a chapter, cannot declare a name twice.
package struct SourceParts: Sendable {
    /// The indices of the cells of each program, in their order. One after the first begins with the earlier cells that it uses.
    package private(set) var parts: [[Int]] = []
    /// Cells that declare a name again with its earlier value, which only a chapter can, with these names.
    package private(set) var unsayable: [(cell: Int, name: String)] = []

    /// The programs that the cells of `chapter` make which run.
    package init(of chapter: Chapter) async {
        let running = chapter.cells.filter(\.kind.leavesState)
        let syntax = Dictionary(
            uniqueKeysWithValues: zip(running.map(\.index), await CellSyntax.all(of: running.map(\.source.text))))
        var own: [[Int]] = []
        var declared: Set<String> = []
        for cell in running.map(\.index) {
            guard let code = syntax[cell] else { continue }
            let earlier = Set(own.joined().flatMap { syntax[$0]?.topLevelNames.map(\.name) ?? [] })
            unsayable += code.earlierReferences.map(\.name).filter(earlier.contains).prefix(1).map { (cell, $0) }
            if own.isEmpty || !declared.isDisjoint(with: code.declarations) {
                own.append([])
                declared = []
            }
            own[own.count - 1].append(cell)
            declared.formUnion(code.declarations)
        }
        for (index, cells) in own.enumerated() {
            parts.append(Self.used(by: cells, of: own[..<index].flatMap { $0 }, syntax) + cells)
        }
    }

    /// Those of the `earlier` cells that `cells` use, or that these use, without any that declares what a later one declares again.
    private static func used(by cells: [Int], of earlier: [Int], _ syntax: [Int: CellSyntax]) -> [Int] {
        var users = cells
        var used: [Int] = []
        var declared = Set(cells.flatMap { syntax[$0]?.declarations ?? [] })
        for cell in earlier.reversed() {
            guard let code = syntax[cell], declared.isDisjoint(with: code.declarations),
                users.contains(where: { syntax[$0]?.mayUse(code) == true || !code.imports.isEmpty })
            else { continue }
            users.append(cell)
            used.insert(cell, at: 0)
            declared.formUnion(code.declarations)
        }
        return used
    }
}

extension CellSyntax {
    /// What the cell declares for a file: names of types and variables, functions and members with their labels and types.
    fileprivate var declarations: Set<String> {
        Set(topLevelNames.filter { $0.keyword != .func }.map(\.name) + members.map(\.signature))
    }
}
