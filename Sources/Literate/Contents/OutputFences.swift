extension Chapter {
    /// The bytes of the chapter's file with these texts in the `output` fences of the cells with these indices.
    ///
    /// Every other byte stays: line ends, a byte-order mark, the fences' own lines where they are long enough.
    /// - Throws: where a text cannot be in Markdown.
    func bytes(withOutputs outputs: [Int: String]) throws(ChapterErrors) -> [UInt8] {
        let log = DiagnosticLog(file: file)
        var text = FileLines(bytes)
        for cell in cells.reversed() {
            guard let printed = outputs[cell.index], let fence = cell.expectedOutput else { continue }
            if let byte = printed.utf8.first(where: SourceFile.isForbiddenControl) {
                log.report(.outputWithControl(byte), at: fence.fence)
            } else {
                text.replace(fence, by: printed)
            }
        }
        guard log.isEmpty else { throw log.errors }
        let result = text.bytes
        // Whatever was printed, the file must be read as the same chapter with the new texts.
        let read = try? Chapter.parse(result, file: file)
        for cell in cells {
            guard let fence = cell.expectedOutput, let printed = outputs[cell.index] else { continue }
            if read?.cells[at: cell.index]?.expectedOutput?.text != printed {
                log.report(.outputNotMarkdown, at: fence.fence)
            }
        }
        if log.isEmpty, read?.cells.map(\.source.text) != cells.map(\.source.text) {
            log.report(.outputNotMarkdown, at: SourcePosition(line: 1))
        }
        guard log.isEmpty else { throw log.errors }
        return result
    }
}

extension Array {
    fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
