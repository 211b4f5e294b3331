import Foundation
import Literate
import Outputs

extension Notebook {
    /// A chapter with all that its file has, as it is written there: front matter, text, the code of all fences, questions.
    ///
    /// ``ImportedChapter`` makes the same text of it again. A fence that is not written as others are stays in its text.
    /// - Parameter figure: the content of a figure's file, by its name; nil where there is none.
    package init(complete chapter: Chapter, _ outputs: ChapterOutputs, figure: (String) -> Data?) {
        var writer = CompleteWriter(of: chapter)
        writer.addAll(outputs, figure: figure)
        self.init(
            cells: writer.cells,
            metadata: Metadata(title: chapter.title, lectern: .init(isComplete: true, end: writer.end)))
    }
}

/// Makes cells of a file's lines, one piece after the other.
private struct CompleteWriter {
    private let chapter: Chapter
    private let lines: [Substring]
    private(set) var cells: [Notebook.Cell] = []
    /// What is after the last piece; nil for a newline.
    private(set) var end: String?
    private var executionCount = 0
    private var markdown = MarkdownWriter()
    /// The first line that is in no cell yet.
    private var next = 0

    init(of chapter: Chapter) {
        self.chapter = chapter
        lines = chapter.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    mutating func addAll(_ outputs: ChapterOutputs, figure: (String) -> Data?) {
        addFrontMatter()
        let cells = Dictionary(uniqueKeysWithValues: chapter.cells.map { ($0.source.fence, $0) })
        for fence in chapter.fences where fence.language == "swift" {
            let source = fence.source
            let marks = ChapterFence.marks(around: source.text)
            let open = source.fence.line - 1
            let close = open + source.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
            guard close < lines.count, lines[open].hasPrefix(marks + "swift"), lines[close] == marks,
                // A notebook's cell has no way to say whether there is a line in it.
                !["", "\n"].contains(source.text)
            else { continue }
            addText(before: open)
            var metadata = Notebook.CellMetadata()
            var code = Notebook.Cell.Code()
            if let cell = cells[source.fence] {
                metadata = Notebook.CellMetadata(cell)
                code = .init(
                    cell, outputs.cells[cell.index], of: chapter, after: executionCount, writer: &markdown,
                    figure: figure)
                executionCount = code.executionCount ?? executionCount
            }
            var origin = metadata.lectern ?? .init()
            origin.fence = String(lines[open].dropFirst(marks.count))
            metadata.lectern = origin
            add(lines[open + 1..<close], from: open, through: close, as: "cell", metadata, code: code)
        }
        addText(before: lines.count)
        let rest = lines[next...]
        // The last line has no newline, so that it is empty where the file ends in one.
        let after = next == 0 ? rest.joined(separator: "\n") : rest.map { "\n" + $0 }.joined()
        end = after == "\n" ? nil : after
    }

    private mutating func addFrontMatter() {
        func isRule(_ line: Substring) -> Bool { line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " } }
        guard let first = lines.first, isRule(first), let close = lines.dropFirst().firstIndex(where: isRule) else {
            return
        }
        add(lines[...close], from: 0, through: close, as: "front-matter", .init(), isRaw: true)
    }

    /// Adds what is between the pieces so far and the line at `end`, but for the empty lines around it.
    private mutating func addText(before end: Int) {
        let text = lines[next..<end]
        guard let first = text.firstIndex(where: { !$0.isEmpty }), let last = text.lastIndex(where: { !$0.isEmpty })
        else { return }
        add(lines[first...last], from: first, through: last, as: "text", .init())
    }

    private mutating func add(
        _ content: ArraySlice<Substring>, from first: Int, through last: Int, as kind: String,
        _ metadata: Notebook.CellMetadata, code: Notebook.Cell.Code? = nil, isRaw: Bool = false
    ) {
        var metadata = metadata
        let blankLines = first - next
        // Nothing but spaces is a piece of the file, too, and not a cell that somebody left empty.
        if blankLines != (cells.isEmpty ? 0 : 1) || content.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            var origin = metadata.lectern ?? .init()
            origin.blankLines = blankLines
            metadata.lectern = origin
        }
        next = last + 1
        cells.append(
            Notebook.Cell(
                id: "\(kind)-\(cells.count + 1)", source: content.joined(separator: "\n"), metadata: metadata,
                code: code,
                isRaw: isRaw))
    }
}
