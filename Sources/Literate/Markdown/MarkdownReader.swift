import CMarkdown

/// Turns a parsed Markdown text into blocks with positions in the chapter.
final class MarkdownReader {
    /// A text's top-level block, or a fence at its top level.
    enum Piece {
        case block(Block, SourcePosition)
        case fence(Fence)
    }

    let text: SourceFile
    let formulas: Formulas
    let log: DiagnosticLog
    private let place: (Int) -> SourcePosition
    private var footnotes: [MarkdownNode] = []
    private var anchors = Anchors()
    private var isInFootnote = false
    private var depth = 0
    /// The formulas that were written with `$$`.
    var displays: Set<Inline> = []
    /// Whether what follows a fence was taken for its text, so that what seems missing may be in there.
    var hasUnclosedFence = false
    /// Whether the text was not read at all.
    private(set) var isRefused = false
    /// How far the source of inlines has been read, which tells where links begin.
    var cursor: SourceCursor

    private static let deepest = 60

    /// - Parameter place: where in the chapter a byte of `text` is.
    init(_ text: SourceFile, log: DiagnosticLog, place: @escaping (Int) -> SourcePosition) {
        self.text = text
        self.log = log
        self.place = place
        formulas = Formulas(in: text.bytes)
        cursor = SourceCursor(source: formulas.bytes)
    }

    /// The blocks of the whole text, in order.
    func pieces() -> [Piece] {
        for offset in formulas.unclosed {
            log.report(.unclosedFormula, at: position(at: offset))
        }
        for (offset, bytes) in formulas.tooLong {
            log.report(.longFormula(bytes: bytes, most: Formulas.most), at: position(at: offset))
        }
        if let offset = formulas.firstBeyondLimit {
            log.report(.tooManyFormulas, at: position(at: offset))
        }
        if let (offset, bytes) = MarkdownBounds.longDefinition(in: formulas.bytes) {
            log.report(.longDefinition(bytes: bytes), at: position(at: offset))
            isRefused = true
            return []
        }
        if let offset = MarkdownBounds.longRow(in: formulas.bytes) {
            log.report(.longRow(most: MarkdownBounds.mostColumns), at: position(at: offset))
            isRefused = true
            return []
        }
        let tree = MarkdownTree(parsing: formulas.bytes)
        let nodes = tree.blocks
        footnotes = nodes.filter { $0.kind == lectern_md_footnote_definition }
        return withExtendedLifetime(tree) {
            nodes.flatMap { node -> [Piece] in
                if node.kind == lectern_md_code_block, node.isFenced { return [.fence(fence(node))] }
                let start = position(at: offset(of: node))
                return blocks(of: node).map { .block($0, start) }
            }
        }
    }

    func position(at offset: Int) -> SourcePosition { place(offset) }

    /// Where a paragraph begins of which the last line became a table's head, the library has forgotten: it follows what was read last.
    func offset(of node: MarkdownNode) -> Int { node.start.line > 0 ? text.offset(of: node.start) : cursor.offset }

    func blocks(in parent: MarkdownNode) -> [Block] { parent.children.flatMap { blocks(of: $0) } }

    private func blocks(of node: MarkdownNode) -> [Block] {
        cursor.offset = offset(of: node)
        return nested { nestedBlocks(of: node) }
    }

    private func nestedBlocks(of node: MarkdownNode) -> [Block] {
        switch node.kind {
        case lectern_md_heading: return [heading(node)]
        case lectern_md_paragraph: return paragraphs(node)
        case lectern_md_block_quote: return [.quote(blocks(in: node))]
        case lectern_md_list:
            return [
                .list(
                    start: node.listStart, items: node.children.map { blocks(in: $0).withTaskMark },
                    isTight: node.isTight)
            ]
        case lectern_md_code_block: return [code(node)]
        case lectern_md_table: return [table(node)]
        case lectern_md_rule: return [.rule]
        case lectern_md_html_block:
            reportHTML(node.literal, at: position(at: offset(of: node)))
            return []
        default: return []
        }
    }

    /// What `read` gives one level deeper, or nothing where that is deeper than anyone reads and the stack would overflow.
    func nested<Element>(_ read: () -> [Element]) -> [Element] {
        depth += 1
        defer { depth -= 1 }
        if depth <= Self.deepest { return read() }
        log.report(.tooDeep(most: Self.deepest), at: position(at: cursor.offset))
        return []
    }

    private func heading(_ node: MarkdownNode) -> Block {
        let start = offset(of: node)
        let content = inlines(in: node, from: start)
        return .heading(
            level: node.headingLevel, content, anchor: anchors.next(for: content), position: position(at: start))
    }

    /// A paragraph, divided where display formulas stand in it.
    private func paragraphs(_ node: MarkdownNode) -> [Block] {
        var blocks: [Block] = []
        var line: [Inline] = []
        func flush() {
            let trimmed = line.trimmingBreaks()
            if !trimmed.isEmpty { blocks.append(.paragraph(trimmed)) }
            line = []
        }
        for inline in inlines(in: node, from: offset(of: node)) {
            if case .math(let tex, let position) = inline, displays.contains(inline) {
                flush()
                blocks.append(.math(tex, position: position))
            } else {
                line.append(inline)
            }
        }
        flush()
        return blocks
    }

    private func code(_ node: MarkdownNode) -> Block {
        guard node.isFenced else { return .code(language: nil, formulas.restored(node.literal)) }
        let fence = fence(node)
        let language = fence.info.language
        if let language, FenceRole.languages.contains(language.text) {
            log.report(.nestedFence(language: language.text), at: language.position)
        }
        return .code(language: language?.text, fence.source.text)
    }

    private func table(_ node: MarkdownNode) -> Block {
        let rows = node.children.map { row in row.children.map { inlines(in: $0, from: offset(of: $0)) } }
        return .table(alignments: node.alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    /// The text of the footnote with this number, in place.
    func footnote(_ number: Int, at position: SourcePosition) -> Inline? {
        if isInFootnote {
            log.report(.footnoteInFootnote, at: position)
            return nil
        }
        guard footnotes.indices.contains(number - 1) else { return nil }
        let before = cursor
        isInFootnote = true
        defer {
            isInFootnote = false
            cursor = before
        }
        return .footnote(blocks(in: footnotes[number - 1]))
    }

    func reportHTML(_ html: String, at position: SourcePosition) {
        if html.hasPrefix("<!--") { return }
        log.report(.html(tag: String(formulas.restored(html).prefix { !$0.isNewline })), at: position)
    }
}
