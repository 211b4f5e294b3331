extension [Block] {
    /// Reads a short Markdown text that does not stand in a chapter's own Markdown, such as a figure's caption, which is
    /// in a cell's code. All that is in it, and all that is wrong with it, is placed at `position` of `file`.
    ///
    /// - Throws: everything that is wrong with the text.
    public static func parse(
        _ markdown: String, file: String, at position: SourcePosition
    ) throws(ChapterErrors) -> [Block] {
        let log = DiagnosticLog(file: file)
        let source = SourceFile([UInt8](markdown.utf8))
        guard source.checkControls(log: log, place: { _ in position }) else { throw log.errors }
        let blocks = [Block](source, log: log) { _ in position }
        guard log.isEmpty else { throw log.errors }
        return blocks
    }

    /// Reads a text that runs no code: all of its fences are code to be looked at.
    init(_ source: SourceFile, log: DiagnosticLog, place: @escaping (Int) -> SourcePosition) {
        self = MarkdownReader(source, log: log, place: place).pieces().map { piece in
            switch piece {
            case .block(let block, _): block
            case .fence(let fence): .code(language: fence.info.language?.text, fence.source.text)
            }
        }
    }
}
