import CMarkdown

extension MarkdownReader {
    /// The inlines of a leaf block whose source begins at `start`.
    func inlines(in node: MarkdownNode, from start: Int) -> [Inline] {
        cursor.offset = start
        return inlines(in: node)
    }

    private func inlines(in parent: MarkdownNode) -> [Inline] {
        nested { nestedInlines(in: parent) }
    }

    private func nestedInlines(in parent: MarkdownNode) -> [Inline] {
        var result: [Inline] = []
        var linesOfFormula = 0
        var words: Range<Int>?
        for child in parent.children {
            switch child.kind {
            case lectern_md_text:
                let place = cursor.skip(child.literal)
                words = place.map { (words?.lowerBound ?? $0.lowerBound)..<$0.upperBound } ?? words
                result += textInlines(child.literal, linesOfFormula: &linesOfFormula)
            case lectern_md_soft_break, lectern_md_line_break:
                if linesOfFormula > 0 {
                    linesOfFormula -= 1
                } else {
                    result.append(child.kind == lectern_md_soft_break ? .softBreak : .lineBreak)
                }
            default:
                reportUndefined(in: words)
                words = nil
                if let inline = inline(child) { result.append(inline) }
            }
        }
        reportUndefined(in: words)
        return result.joiningTexts()
    }

    private func reportUndefined(in words: Range<Int>?) {
        guard let words else { return }
        for (mistake, offset) in UndefinedReferences(in: cursor.source, range: words).found {
            log.report(mistake, at: position(at: offset))
        }
    }

    private func textInlines(_ literal: String, linesOfFormula: inout Int) -> [Inline] {
        formulas.pieces(of: literal).compactMap { piece in
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
            cursor.skip(node.literal, isCode: true)
            return .code(formulas.restored(node.literal))
        case lectern_md_link: return link(node)
        case lectern_md_image: return image(node)
        case lectern_md_footnote_reference:
            let start = cursor.skipToMark()
            cursor.skipPast(UInt8(ascii: "]"))
            return Int(node.literal).flatMap { footnote($0, at: position(at: start)) }
        case lectern_md_html_inline:
            let start = cursor.skipToMark()
            cursor.offset = start
            cursor.skip(node.literal, isCode: true)
            reportHTML(node.literal, at: position(at: start))
            return nil
        default: return nil
        }
    }

    private func link(_ node: MarkdownNode) -> Inline {
        let mark = cursor.skipToMark()
        let start = cursor.skipToBareLink(node.children.first?.literal ?? "", near: mark) ?? mark
        let content = inlines(in: node)
        cursor.skipDestination(openedAt: start)
        return .link(
            destination: formulas.restored(node.url), title: formulas.restored(node.title), content,
            position: position(at: start))
    }

    private func image(_ node: MarkdownNode) -> Inline {
        let start = cursor.skipToMark()
        let content = inlines(in: node)
        cursor.skipDestination(openedAt: start)
        return .image(
            source: formulas.restored(node.url), title: formulas.restored(node.title), alternative: content,
            position: position(at: start))
    }
}
