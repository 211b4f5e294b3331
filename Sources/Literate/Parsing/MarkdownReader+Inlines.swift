import CMarkdown

extension MarkdownReader {
    /// The inlines of a leaf block whose source begins at `start`.
    func inlines(in node: MarkdownNode, from start: Int) -> [Inline] {
        cursor = start
        return inlines(in: node)
    }

    private func inlines(in parent: MarkdownNode) -> [Inline] {
        nested { nestedInlines(in: parent) }
    }

    private func nestedInlines(in parent: MarkdownNode) -> [Inline] {
        var result: [Inline] = []
        var linesOfFormula = 0
        for child in parent.children {
            switch child.kind {
            case lectern_md_text: result += textInlines(child.literal, linesOfFormula: &linesOfFormula)
            case lectern_md_soft_break, lectern_md_line_break:
                if linesOfFormula > 0 {
                    linesOfFormula -= 1
                } else {
                    result.append(child.kind == lectern_md_soft_break ? .softBreak : .lineBreak)
                }
            default: if let inline = inline(child) { result.append(inline) }
            }
        }
        return result.joiningTexts()
    }

    private func textInlines(_ literal: String, linesOfFormula: inout Int) -> [Inline] {
        skip(literal)
        return formulas.pieces(of: literal).compactMap { piece in
            switch piece {
            case .text(let text): return .text(text)
            case .filler: return nil
            case .formula(let span):
                linesOfFormula = span.pieces.count - 1
                let formula = Inline.math(span.tex, position: position(at: span.offset))
                if span.kind == .display { displays.insert(formula) }
                return formula
            }
        }
    }

    private func inline(_ node: MarkdownNode) -> Inline? {
        switch node.kind {
        case lectern_md_emphasis: return .emphasis(inlines(in: node))
        case lectern_md_strong: return .strong(inlines(in: node))
        case lectern_md_strikethrough: return .strikethrough(inlines(in: node))
        case lectern_md_code:
            skip(node.literal)
            return .code(formulas.restored(node.literal))
        case lectern_md_link: return link(node)
        case lectern_md_image: return image(node)
        case lectern_md_footnote_reference:
            let start = skipToMark()
            skipPast(UInt8(ascii: "]"))
            return Int(node.literal).flatMap { footnote($0, at: position(at: start)) }
        case lectern_md_html_inline:
            let start = skipToMark()
            skip(node.literal)
            reportHTML(node.literal, at: position(at: start))
            return nil
        default: return nil
        }
    }

    private func link(_ node: MarkdownNode) -> Inline {
        let start = skipToMark()
        let content = inlines(in: node)
        skipDestination(openedAt: start)
        return .link(
            destination: formulas.restored(node.url), title: formulas.restored(node.title), content,
            position: position(at: start))
    }

    private func image(_ node: MarkdownNode) -> Inline {
        let start = skipToMark()
        let content = inlines(in: node)
        skipDestination(openedAt: start)
        return .image(
            source: formulas.restored(node.url), title: formulas.restored(node.title), alternative: content,
            position: position(at: start))
    }
}

// The C parser's columns are wrong in lines that are indented or follow a code span over two lines, and are missing for
// bare links. So the source is read along with the tree: between two pieces of text there is nothing but punctuation.
extension MarkdownReader {
    private var source: [UInt8] { formulas.bytes }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte < 0x09
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// Moves past `literal` where it stands next; stays where the source spells it otherwise (as an entity).
    private func skip(_ literal: String) {
        let wanted = Array(literal.utf8)
        guard let first = wanted.first else { return }
        var index = cursor
        while index + wanted.count <= source.count {
            if source[index] == first, source[index..<index + wanted.count].elementsEqual(wanted) {
                cursor = index + wanted.count
                return
            }
            if isWord(source[index]) { return }
            index += 1
        }
    }

    /// Moves to what opens a link, an image, a footnote reference or HTML, or to the first letter of a bare link.
    private func skipToMark() -> Int {
        var index = cursor
        while index < source.count, !isWord(source[index]) {
            let next = index + 1 < source.count ? source[index + 1] : 0
            let isImage = source[index] == UInt8(ascii: "!") && next == UInt8(ascii: "[")
            if isImage || source[index] == UInt8(ascii: "[") || source[index] == UInt8(ascii: "<") { break }
            index += 1
        }
        cursor = min(index + 1, source.count)
        return min(index, max(source.count - 1, 0))
    }

    private func skipPast(_ byte: UInt8) {
        if let index = source[min(cursor, source.count)...].firstIndex(of: byte) { cursor = index + 1 }
    }

    private func skipDestination(openedAt start: Int) {
        guard start < source.count, source[start] == UInt8(ascii: "[") || source[start] == UInt8(ascii: "!") else {
            if start < source.count, source[start] == UInt8(ascii: "<") { skipPast(UInt8(ascii: ">")) }
            return
        }
        skipPast(UInt8(ascii: "]"))
        guard cursor < source.count else { return }
        if source[cursor] == UInt8(ascii: "(") {
            var open = 0
            while cursor < source.count {
                let byte = source[cursor]
                cursor += 1
                if byte == UInt8(ascii: "\\") { cursor += 1 }
                if byte == UInt8(ascii: "(") { open += 1 }
                if byte == UInt8(ascii: ")") { open -= 1 }
                if open == 0 { break }
            }
            cursor = min(cursor, source.count)
        } else if source[cursor] == UInt8(ascii: "[") {
            skipPast(UInt8(ascii: "]"))
        }
    }
}
