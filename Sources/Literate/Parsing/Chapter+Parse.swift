extension Chapter {
    /// Reads a chapter's Markdown.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - file: its path, whose last part is `NN-slug.md` for a chapter; diagnostics show it.
    ///   - form: what it is read as.
    /// - Throws: every error in the chapter, each at its line and column.
    public static func parse(
        _ bytes: [UInt8], file: String, as form: Form = .chapter
    ) throws(ChapterErrors) -> Chapter {
        let log = DiagnosticLog(file: file) { form == .document && $0.isOfForeignProse }
        let name = form == .document ? ChapterFileName(document: file) : ChapterFileName.parse(file, log: log)
        guard bytes.count <= ChapterFile.most else {
            log.report(.tooLong(bytes: bytes.count, most: ChapterFile.most), at: SourcePosition(line: 1))
            throw log.errors
        }
        let source = SourceFile(bytes)
        guard source.checkEncoding(log: log) else { throw log.errors }
        guard source.bytes.contains(where: { !isSpace($0) }) else {
            log.report(.emptyChapter, at: SourcePosition(line: 1))
            throw log.errors
        }
        let (frontMatter, headLines) = FrontMatter.parse(source, form: form, log: log)
        let body = ChapterBody(source, headLines: headLines, log: log)
        let elements = body.elements()
        guard let name, let frontMatter, log.isEmpty else { throw log.errors }
        var chapter = Chapter(
            file: file, number: name.number, slug: name.slug, frontMatter: frontMatter, elements: elements)
        chapter.form = form
        chapter.wrongVersions = body.wrongVersions()
        chapter.fences = body.fences()
        if chapter.title.isEmpty {
            chapter.frontMatter.title = chapter.file.split(separator: "/").last.map(String.init) ?? ""
        }
        chapter.bytes = bytes
        return chapter
    }

    /// Whether a file at `path` is named as a chapter of a course is, `NN-slug.md`.
    package static func isChapterName(_ path: String) -> Bool { ChapterFileName(path: path) != nil }

    /// Reads a chapter's Markdown from text; see `parse(_:file:)`.
    public static func parse(text: String, file: String) throws(ChapterErrors) -> Chapter {
        try parse(Array(text.utf8), file: file)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 9...13 ~= byte }
}
