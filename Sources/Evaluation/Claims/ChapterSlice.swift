import Literate

/// The cells of a chapter that one of them needs: a chapter of seconds instead of one that trains networks.
package struct ChapterSlice: Sendable {
    /// The indices of the cells, ascending; the last cell is the one that needs the others.
    package let indices: [Int]
    package let chapter: Chapter

    /// What the cell at `last` needs: cells that declare a name which a needed one mentions, that extend a type or declare an
    /// operator, and those in `forced`.
    ///
    /// - Parameters:
    ///   - syntax: the chapter's.
    ///   - names: what is mentioned beside what the cell at `last` mentions.
    package init(
        of chapter: Chapter, _ syntax: ChapterSyntax, upTo last: Int, mentioning names: Set<String> = [],
        forcing forced: Set<Int> = []
    ) {
        var mentioned = syntax.cells[last].vocabulary.mentioned.union(names)
        for index in forced { mentioned.formUnion(syntax.cells[index].vocabulary.mentioned) }
        var needed = [last]
        for index in chapter.cells[..<last].indices.reversed() where chapter.cells[index].kind.leavesState {
            let cell = syntax.cells[index]
            guard
                forced.contains(index) || cell.extendsTypes || cell.declaresOperators
                    || cell.topLevelNames.contains(where: { mentioned.contains($0.name) })
            else { continue }
            mentioned.formUnion(cell.vocabulary.mentioned)
            needed.append(index)
        }
        self.init(chapter, needed.reversed())
    }

    /// All cells up to the one at `last`.
    init(wholeOf chapter: Chapter, upTo last: Int) {
        self.init(chapter, chapter.cells[...last].indices.filter { chapter.cells[$0].kind.leavesState })
    }

    private init(_ chapter: Chapter, _ indices: [Int]) { (self.chapter, self.indices) = (chapter, indices) }
}

/// What must be known of the code of a chapter's cells, read once.
package struct ChapterSyntax: Sendable {
    /// One for each cell.
    let cells: [CellSyntax]

    package init(_ chapter: Chapter) { cells = chapter.cells.map { CellSyntax($0.source.text) } }
}
