import Literate

/// The cells of a chapter that one of them needs: a chapter of seconds instead of one that trains networks.
package struct ChapterSlice: Sendable {
    /// The indices of the cells, ascending; the last cell is the one that needs the others.
    package let indices: [Int]
    private let chapter: Chapter
    private let imports: [String]

    /// What the cell at `last` needs: cells that declare a name which a needed one mentions, that extend a type or declare an
    /// operator, and those in `forced`.
    package init(of chapter: Chapter, upTo last: Int, forcing forced: Set<Int> = []) {
        self.init(of: chapter, ChapterSyntax(chapter), upTo: last, forcing: forced)
    }

    /// - Parameter names: what is mentioned beside what the cell at `last` mentions.
    init(
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
        self.init(chapter, needed.reversed(), syntax)
    }

    /// All cells up to the one at `last`.
    init(wholeOf chapter: Chapter, _ syntax: ChapterSyntax, upTo last: Int) {
        self.init(chapter, chapter.cells[...last].indices.filter { chapter.cells[$0].kind.leavesState }, syntax)
    }

    private init(_ chapter: Chapter, _ indices: [Int], _ syntax: ChapterSyntax) {
        self.chapter = chapter
        self.indices = indices
        var seen: Set<String> = []
        imports = chapter.cells[..<(indices.last ?? 0)].filter(\.kind.leavesState)
            .flatMap { syntax.cells[$0.index].imports }.filter { seen.insert($0).inserted }
    }

    /// The slice as a chapter that prints nothing which somebody expects.
    ///
    /// - Parameter texts: code in place of a cell's, by its index in the whole chapter.
    package func chapter(changing texts: [Int: String] = [:]) -> Chapter {
        let top = SourcePosition(line: 1)
        // What earlier cells import, later ones see: also of cells that are left out.
        let first =
            imports.isEmpty ? [] : [SourceText(text: imports.joined(separator: "\n") + "\n", fence: top, start: top)]
        var cells = first.map { Cell(index: 0, source: $0, kind: .hidden) }
        for index in indices {
            var cell = chapter.cells[index]
            cell.index = cells.count
            cell.expectedOutput = nil
            if let text = texts[index] { cell.source.text = text }
            cells.append(cell)
        }
        return Chapter(
            file: chapter.file, number: chapter.number, slug: chapter.slug, frontMatter: chapter.frontMatter,
            elements: cells.map { .cell($0) })
    }
}

/// What must be known of the code of a chapter's cells, read once.
struct ChapterSyntax: Sendable {
    /// One for each cell.
    let cells: [CellSyntax]

    init(_ chapter: Chapter) { cells = chapter.cells.map { CellSyntax($0.source.text) } }
}
