extension Chapter {
    /// The bytes of the chapter's file with other code in its Swift fences, and with the lines of Lectern's fences as one writes them:
    /// backquotes, no more than are needed, and one space between words.
    ///
    /// Every other byte stays.
    /// - Parameter code: the code of fences, by their indices in ``fences``, each line ending in a newline.
    /// - Throws: where the file would not be read as the same chapter.
    func bytes(withCode code: [Int: String]) throws(ChapterErrors) -> [UInt8] {
        var lines = FileLines(bytes)
        for (index, fence) in fences.enumerated().reversed() {
            var source = fence.source
            if let text = code[index], text != source.text {
                lines.replace(source, by: text)
                source.text = text
            }
            lines.normalizeFence(around: source)
        }
        let result = lines.bytes
        let wanted = fences.enumerated().map { code[$0.offset] ?? $0.element.source.text }
        let read = try? Chapter.parse(result, file: file, as: form)
        if read?.fences.map(\.source.text) != wanted || read?.cells.map(\.attributes) != cells.map(\.attributes) {
            throw ChapterErrors([Diagnostic(file: file, position: SourcePosition(line: 1), .codeNotMarkdown)])
        }
        return result
    }

    /// Whether ``rewriteCode(_:)`` would change the file.
    package func wouldChange(withCode code: [Int: String]) throws(ChapterErrors) -> Bool {
        try bytes(withCode: code) != bytes
    }

    /// Writes other code into the Swift fences of the chapter's file, by their indices in ``fences``, and its fences as one writes them.
    ///
    /// The file itself is written, so its links, owner and mode stay. Where it is no longer what the chapter was read from, nothing
    /// is written.
    /// - Throws: why nothing was written.
    package func rewriteCode(_ code: [Int: String]) throws(ChapterErrors) {
        try rewrite(as: bytes(withCode: code))
    }
}
