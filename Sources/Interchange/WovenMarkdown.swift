import Foundation
import Literate
import Outputs

/// A chapter as Markdown for a code host, which runs nothing: with what its cells printed and drew below them.
package struct WovenMarkdown: Sendable {
    /// The text of the file.
    package private(set) var text: String
    /// The figures, by the paths at which the text has them, relative to its folder.
    package private(set) var figures: [String: Data] = [:]

    /// The beginning of a file that was written so, and may be written again.
    package static let mark = "<!-- Written by 'lectern export'"

    /// The Markdown of a notebook's cells. Of folded cells only what they show is there.
    ///
    /// - Parameters:
    ///   - source: the chapter's file, as a reader is told of it.
    ///   - folder: the folder of the figures, beside the file.
    package init(_ notebook: Notebook, of source: String, figuresIn folder: String) {
        text = "\(Self.mark) of \(source.replacing("--", with: "- -")): change that, not this. -->\n"
        for cell in notebook.cells {
            guard let code = cell.code else {
                add(cell.source)
                continue
            }
            if cell.metadata.tags?.contains("solution") == true {
                add("<details><summary>Solution</summary>\n\n\(fenced(cell.source, "swift"))\n\n</details>")
            } else if cell.metadata.jupyter == nil {
                add(fenced(cell.source, "swift"))
            }
            add(code.outputs, folder: folder)
        }
    }

    private mutating func add(_ piece: String) {
        // No Markdown has the escapes of a terminal.
        let piece = piece.trimmingNewlines.replacing("\u{1B}", with: "\u{FFFD}")
        if !piece.isEmpty { text += "\n\(piece)\n" }
    }

    private mutating func add(_ outputs: [Notebook.Output], folder: String) {
        var printed = ""
        func isWithoutEnd() -> Bool { !printed.isEmpty && !printed.hasSuffix("\n") }
        for output in outputs {
            let words: String?
            switch output {
            case .stream(_, let text):
                printed += text
                continue
            case .error(_, _, let traceback): words = traceback.joined(separator: "\n")
            case .display(let display), .result(let display, _):
                words = display.markdown == nil && display.image == nil ? display.text : nil
            }
            if isWithoutEnd() { printed += "\n" }
            if let words {
                printed += words + "\n"
                continue
            }
            add(fenced(printed, "text"))
            printed = ""
            if case .display(let display) = output { add(figureOrText(display, folder: folder)) }
        }
        add(fenced(printed, "text"))
    }

    private mutating func figureOrText(_ display: Notebook.Output.Display, folder: String) -> String {
        guard let image = display.image, let data = Data(base64Encoded: image.base64) else {
            return display.markdown ?? display.text
        }
        let path = "\(folder)/figure-\(figures.count + 1).png"
        figures[path] = data
        let words = MarkdownWriter.escaped(image.size.alt.replacing("\n", with: " "))
        return "![\(words)](\(MarkdownWriter.place(path, title: "")))"
    }

    /// Code in a fence; nothing where there is none. What was printed is there as a terminal shows it, but for colors, which no
    /// Markdown has.
    private func fenced(_ code: String, _ language: String) -> String {
        let plain = code.asOnScreen.filter { $0 >= " " || $0.isNewline || $0 == "\t" }
        guard !plain.isEmpty else { return "" }
        let marks = ChapterFence.marks(around: plain)
        return "\(marks)\(language)\n\(plain.hasSuffix("\n") ? plain : plain + "\n")\(marks)"
    }
}
