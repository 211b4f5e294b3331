import Literate

/// What every position in a parsed chapter claims about the text, checked against the text.
package struct PositionLaws {
    private let chapter: Chapter
    private let lines: [[UInt8]]

    /// The laws of a chapter that was read from a file.
    package init(of chapter: Chapter) {
        self.chapter = chapter
        lines = chapter.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    }

    /// The claims that do not hold.
    package var broken: [String] {
        chapter.elements.flatMap { element -> [String] in
            switch element {
            case .prose(let blocks): broken(blocks)
            case .cell(let cell): broken(cell.source) + (cell.expectedOutput.map(broken) ?? [])
            case .exercise(let exercise):
                broken(exercise.statement) + broken(exercise.hint) + broken(heading: exercise.position, exercise.title)
                    + ([exercise.starter, exercise.solution, exercise.check] + exercise.misconceptions.map(\.source))
                    .flatMap(broken)
            case .quiz(let quiz): claim(quiz.position, ["`", "~"], "quiz")
            }
        }
    }

    private func rest(_ position: SourcePosition) -> ArraySlice<UInt8>? {
        guard lines.indices.contains(position.line - 1), 0...lines[position.line - 1].count ~= position.column - 1
        else { return nil }
        return lines[position.line - 1].dropFirst(position.column - 1)
    }

    private func claim(_ position: SourcePosition, _ beginnings: [String], _ what: String) -> [String] {
        if let rest = rest(position), beginnings.contains(where: { rest.starts(with: $0.utf8) }) { return [] }
        let found = rest(position).map { String(decoding: $0.prefix(20), as: UTF8.self) } ?? "nothing"
        return ["\(what) at \(position.line):\(position.column) is \(found)"]
    }

    private func broken(_ source: SourceText) -> [String] {
        let fence = claim(source.fence, ["```", "~~~"], "fence")
        let code = source.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for (index, line) in code.enumerated() {
            let place = SourcePosition(line: source.start.line + index, column: index == 0 ? source.start.column : 1)
            guard let rest = rest(place), String(decoding: rest, as: UTF8.self).hasSuffix(line),
                index > 0 || rest.elementsEqual(line.utf8)
            else { return fence + ["code line \(index) at \(place.line) is not \(line)"] }
        }
        return fence
    }

    private func broken(heading position: SourcePosition, _ title: String) -> [String] {
        rest(position).map { $0.first == UInt8(ascii: " ") } ?? true ? ["heading '\(title)' at \(position)"] : []
    }

    private func broken(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .heading(_, let content, _, let position):
                broken(heading: position, content.plainText) + broken(content)
            case .paragraph(let content): broken(content)
            case .quote(let content): broken(content)
            case .list(_, let items, _): items.flatMap { broken($0) }
            case .table(_, let header, let rows): ([header] + rows).flatMap { $0.flatMap { broken($0) } }
            case .math(let tex, let position): claim(position, ["$$"], "formula \(tex)")
            case .code, .rule: []
            }
        }
    }

    private func broken(_ inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .emphasis(let content), .strong(let content), .strikethrough(let content): broken(content)
            case .math(let tex, let position):
                claim(position, ["$" + tex.prefix { $0 != "\n" }, "$$"], "formula \(tex)")
            case .link(_, _, let content, let position):
                claim(
                    position, ["[", "<", String(content.plainText.prefix { $0.isLetter })],
                    "link '\(content.plainText)'") + broken(content)
            case .image(_, _, let content, let position):
                claim(position, ["!["], "image '\(content.plainText)'") + broken(content)
            case .footnote(let blocks): broken(blocks)
            case .text, .code, .softBreak, .lineBreak: []
            }
        }
    }
}
