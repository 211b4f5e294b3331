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
            skip(node.literal, isCode: true)
            return .code(formulas.restored(node.literal))
        case lectern_md_link: return link(node)
        case lectern_md_image: return image(node)
        case lectern_md_footnote_reference:
            let start = skipToMark()
            skipPast(UInt8(ascii: "]"))
            return Int(node.literal).flatMap { footnote($0, at: position(at: start)) }
        case lectern_md_html_inline:
            let start = skipToMark()
            cursor = start
            skip(node.literal, isCode: true)
            reportHTML(node.literal, at: position(at: start))
            return nil
        default: return nil
        }
    }

    private func link(_ node: MarkdownNode) -> Inline {
        let mark = skipToMark()
        let start = startOfBareLink(node, near: mark) ?? mark
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

    /// Moves past `literal` where it comes next, with the escapes, entities and line ends that the parser resolved.
    private func skip(_ literal: String, isCode: Bool = false) {
        let wanted = Array(literal.utf8)
        guard !wanted.isEmpty else { return }
        var index = cursor
        while index < source.count {
            if let end = end(of: wanted, from: index, isCode: isCode) {
                cursor = end
                return
            }
            if isWord(source[index]) { return }
            index += 1
        }
    }

    private func end(of wanted: [UInt8], from start: Int, isCode: Bool) -> Int? {
        var index = start
        var matched = 0
        while matched < wanted.count {
            guard index < source.count else { return nil }
            if !isCode, let end = endOfEntity(at: index) {
                index = end
                matched += 1
                // One character for an entity, of however many bytes.
                while matched < wanted.count, wanted[matched] & 0xC0 == 0x80 { matched += 1 }
            } else if source[index] == wanted[matched] {
                index += 1
                matched += 1
            } else if !isCode, source[index] == UInt8(ascii: "\\"), index + 1 < source.count,
                source[index + 1] == wanted[matched]
            {
                index += 2
                matched += 1
            } else if isCode, source[index] == UInt8(ascii: "\n"), wanted[matched] == UInt8(ascii: " ") {
                index += 1
                matched += 1
                while index < source.count, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: ">") {
                    index += 1
                }
            } else {
                return nil
            }
        }
        return index
    }

    private func endOfEntity(at start: Int) -> Int? {
        guard source[start] == UInt8(ascii: "&") else { return nil }
        let name = source[(start + 1)...].prefix(32).prefix { isWord($0) || $0 == UInt8(ascii: "#") }
        guard !name.isEmpty, name.endIndex < source.count, source[name.endIndex] == UInt8(ascii: ";") else {
            return nil
        }
        return name.endIndex + 1
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
        index = min(index, max(source.count - 1, 0))
        cursor = index < source.count && isWord(source[index]) ? index : min(index + 1, source.count)
        return index
    }

    /// A bare link has no mark: its own text tells where it begins. Nil for other links.
    private func startOfBareLink(_ node: MarkdownNode, near start: Int) -> Int? {
        guard start < source.count, isWord(source[start]), let text = node.children.first?.literal else { return nil }
        let scheme = Array(text.utf8.prefix { isWord($0) })
        guard let found = source[start...].firstRange(of: scheme), !scheme.isEmpty else { return nil }
        cursor = found.lowerBound
        return cursor
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
