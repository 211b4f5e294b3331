import Literate

/// Renders Markdown blocks.
struct ProseText {
    let style: TerminalStyle

    /// The lines of `blocks` with an empty line between two.
    func lines(_ blocks: [Block], width: Int) -> [Line] {
        Array(blocks.map { lines($0, width: width) }.filter { !$0.isEmpty }.joined(separator: [Line()]))
    }

    private func lines(_ block: Block, width: Int) -> [Line] {
        switch block {
        case .paragraph(let content): return paragraph(content, in: .plain, width: width)
        case .heading(let level, let content, _, _):
            return heading(content, level, width: width)
        case .quote(let content):
            let bar = Line([StyledRun("│ ", .rule)])
            return lines(content, width: width - 2).map { bar + $0 }
        case .list(let start, let items, let isTight): return list(start, items, isTight, width: width)
        case .code(let language, let code):
            return CodeText(style: style).lines(code, isSwift: language == "swift").indented(2)
        case .table(let alignments, let header, let rows): return table(alignments, header, rows, width: width)
        case .math(let tex, _): return UnicodeMath.lines(tex).map { Line($0).indented(4) }
        case .rule: return [Line(String(repeating: "─", count: min(width, 24)), .rule)]
        }
    }

    private func heading(_ content: [Inline], _ level: Int, width: Int) -> [Line] {
        let lines = paragraph(content, in: TextStyle(color: level > 2 ? nil : .blue, isBold: true), width: width)
        // Plain text has no bold: a line under the title tells it from a short paragraph.
        return style.isPlain
            ? lines + [Line(String(repeating: level > 2 ? "-" : "=", count: lines.last?.width ?? 0))] : lines
    }

    /// A paragraph, with its footnotes below.
    func paragraph(_ content: [Inline], in look: TextStyle, width: Int) -> [Line] {
        var text = InlineText(style: style)
        let body = wrap(text.runs(content, in: look), width: width)
        let notes = text.footnotes.enumerated().flatMap { index, blocks -> [Line] in
            let mark = InlineText.mark(index + 1)
            return hang(Line(mark + " ", TextStyle(color: .blue)), lines(blocks, width: width - 2 - mark.count - 1))
                .indented(
                    2)
        }
        return body + notes
    }

    private func list(_ start: Int?, _ items: [[Block]], _ isTight: Bool, width: Int) -> [Line] {
        let last = (start ?? 0) + items.count - 1
        let markWidth = start == nil ? 2 : String(last).count + 2
        let rendered = items.enumerated().map { index, blocks -> [Line] in
            let mark = start.map { "\($0 + index)." } ?? (style.isPlain ? "-" : "•")
            let padding = String(repeating: " ", count: markWidth - mark.count)
            let content = blocks.map { lines($0, width: width - markWidth) }.filter { !$0.isEmpty }
            let body = isTight ? Array(content.joined()) : Array(content.joined(separator: [Line()]))
            return hang(Line(mark + padding, .muted), body)
        }
        return isTight ? Array(rendered.joined()) : Array(rendered.joined(separator: [Line()]))
    }

    /// Lines with a mark before the first and space before the others.
    private func hang(_ mark: Line, _ lines: [Line]) -> [Line] {
        guard let first = lines.first else { return [mark] }
        return [mark + first] + Array(lines.dropFirst()).indented(mark.width)
    }

    private func table(_ alignments: [Block.Alignment], _ header: [[Inline]], _ rows: [[[Inline]]], width: Int)
        -> [Line]
    {
        var text = InlineText(style: style)
        let cells = ([header] + rows).map { row in row.map { text.runs($0) } }
        return TableText(header: cells[0], rows: Array(cells.dropFirst()), alignments: alignments).lines(width: width)
    }
}
