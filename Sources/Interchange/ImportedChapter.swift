import Foundation
import Literate

/// A chapter's Markdown, made of a notebook with Swift cells.
package struct ImportedChapter: Sendable {
    /// The text of the chapter's file.
    package var text = ""
    /// Images that were in the notebook's text, by the paths at which the chapter has them, relative to its folder.
    package var images: [String: Data] = [:]
    /// What of the notebook is not, or is otherwise, in the chapter: a sentence for each.
    package var notes: [String] = []

    /// The chapter that a notebook gives.
    ///
    /// One that was written with all of a chapter gives the same text, but for what was changed since. Of others, outputs are left
    /// out, for Lectern computes them; the first heading becomes the title.
    /// - Parameters:
    ///   - data: the notebook's file.
    ///   - file: its path, which errors show.
    ///   - name: what the chapter's file will be called, without extension: images go into a folder of that name.
    /// - Throws: what is wrong with the notebook, at its line.
    package init(notebook data: Data, file: String, named name: String) throws(Diagnostic) {
        let notebook = try NotebookFile(data, file: file)
        if let language = notebook.language, !language.lowercased().contains("swift") {
            throw Diagnostic(
                file: file, position: SourcePosition(line: 1),
                message: "the notebook's language is \(language)",
                advice: "only notebooks with Swift cells are imported")
        }
        if notebook.isComplete {
            addComplete(notebook)
        } else {
            addForeign(notebook, title: URL(filePath: file).deletingPathExtension().lastPathComponent, named: name)
        }
    }

    /// A notebook that has a chapter's pieces as they are in its file.
    private mutating func addComplete(_ notebook: NotebookFile) {
        var isFirst = true
        for cell in notebook.cells {
            // One that somebody added, and left empty.
            if cell.origin == nil, cell.source.allSatisfy(\.isWhitespace) { continue }
            let blankLines = min(max(cell.origin?.blankLines ?? (isFirst ? 0 : 1), 0), 1000)
            text += (isFirst ? "" : "\n") + String(repeating: "\n", count: blankLines)
            isFirst = false
            guard cell.kind == .code else {
                text += cell.source
                continue
            }
            let info = cell.origin?.fence.flatMap { Self.isFence($0) ? $0 : nil } ?? cell.info
            text += Self.fence(info, cell.source + "\n")
        }
        text += notebook.end ?? "\n"
    }

    /// Whether this can follow the backquotes of a fence with Swift.
    private static func isFence(_ info: String) -> Bool {
        // A file's lines end at these alone: what else breaks a line on paper (U+2028) may be in one.
        info.hasPrefix("swift") && !info.unicodeScalars.contains { ["\n", "\r", "`"].contains($0) }
    }

    private static func fence(_ info: String, _ code: String) -> String {
        let marks = ChapterFence.marks(around: code)
        return marks + info + "\n" + code + marks
    }

    private mutating func addForeign(_ notebook: NotebookFile, title name: String, named folder: String) {
        var cells = notebook.cells[...]
        var pieces: [String] = []
        if let first = cells.first, first.kind != .code, first.source.hasPrefix("---\n") {
            pieces.append(first.source.trimmingNewlines)
            cells = cells.dropFirst()
        } else {
            let heading = cells.first.flatMap { $0.kind == .markdown ? $0.source.firstHeading : nil }
            if let heading, let first = cells.first {
                cells[cells.startIndex].source = String(first.source.dropFirst(heading.length)).trimmingNewlines
            }
            pieces.append("---\ntitle: \((heading?.text ?? notebook.title ?? name).quoted)\n---")
        }
        var lost = ImportLosses()
        for cell in cells {
            let source = cell.source.trimmingNewlines
            guard !source.allSatisfy(\.isWhitespace) else { continue }
            switch cell.kind {
            case .markdown: pieces.append(textPiece(cell, source, folder: folder))
            case .raw where ["text/markdown", "text/x-markdown"].contains(cell.format):
                pieces.append(ForeignMarkdown.text(source))
            case .raw:
                lost.raw += 1
                let language = cell.format?.split(separator: "/").last.map(String.init) ?? "text"
                pieces.append(Self.fence(language.allSatisfy(\.isLetter) ? language : "text", source + "\n"))
            case .code:
                if cell.hasOutputs { lost.outputs += 1 }
                if cell.tags.contains("exercise") { lost.exercises += 1 }
                pieces.append(codePiece(cell, source, &lost))
            }
        }
        text = pieces.joined(separator: "\n\n") + "\n"
        notes += lost.notes
    }

    private func codePiece(_ cell: NotebookFile.Cell, _ source: String, _ lost: inout ImportLosses) -> String {
        if let language = cell.language?.lowercased(), language != "swift" {
            lost.otherLanguages += 1
            return Self.fence(language.allSatisfy(\.isLetter) ? language : "text", source + "\n")
        }
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines[0].hasPrefix("%%") {
            lost.otherLanguages += 1
            let language = lines[0].dropFirst(2).prefix { $0.isLetter }
            return Self.fence(
                language.isEmpty ? "text" : String(language), lines.dropFirst().joined(separator: "\n") + "\n")
        }
        for index in lines.indices where lines[index].hasPrefix("%") {
            lost.commands += 1
            lines[index] = "// " + lines[index]
        }
        return Self.fence(cell.info, lines.joined(separator: "\n") + "\n")
    }

    private mutating func textPiece(_ cell: NotebookFile.Cell, _ source: String, folder: String) -> String {
        var source = source
        for (name, contents) in cell.attachments.sorted(by: { $0.key < $1.key }) {
            let image = contents.sorted { $0.key < $1.key }.lazy.compactMap { type, text in
                Data(base64Encoded: text, options: .ignoreUnknownCharacters).map { (type, $0) }
            }.first
            guard let (type, data) = image, !data.isEmpty else {
                notes.append("the attachment '\(name)' cannot be read; its link leads nowhere")
                continue
            }
            let path = freePath(of: name, type: type, in: folder)
            images[path] = data
            source = source.replacing("attachment:" + name, with: path)
            if let escaped = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed), escaped != name {
                source = source.replacing("attachment:" + escaped, with: path)
            }
        }
        return ForeignMarkdown.text(source)
    }

    /// A path for an image that no other has, of letters that need no escaping in a link.
    private func freePath(of name: String, type: String, in folder: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: true)
        let stem = (parts.count > 1 ? parts.dropLast() : parts[...]).joined(separator: "-")
        let letters = String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        let end = type.split(separator: "/").last.map { $0.prefix { $0.isLetter } } ?? "png"
        let places = sequence(first: 1) { $0 + 1 }.lazy.map { count in
            "\(folder)/\(letters.isEmpty ? "image" : letters)\(count == 1 ? "" : "-\(count)").\(end)"
        }
        return places.first { images[$0] == nil } ?? name
    }
}
