/// Formulas in the signs of a terminal: `\sigma(z) = \frac{1}{1 + e^{-z}}` becomes `σ(z) = 1/(1 + e⁻ᶻ)`.
package enum UnicodeMath {
    /// The formula on one line; TeX that cannot be read stays TeX.
    package static func line(_ tex: String) -> String {
        guard let node = MathReader.read(tex) else { return tidy(tex) }
        return text(node)
    }

    /// `number` raised, as the mark of a footnote: `12` becomes `¹²`.
    package static func superscript(_ number: Int) -> String {
        String(String(number).compactMap { MathSymbols.superscripts[$0] })
    }

    /// The formula on a line for each of its rows.
    package static func lines(_ tex: String) -> [String] {
        guard let node = MathReader.read(tex) else { return tex.split(separator: "\n").map { String($0) } }
        switch node {
        case .rows(.lines, let rows): return rows.map { row($0) }
        case .row(let nodes):
            if nodes.count == 1, case .rows(.lines, let rows) = nodes[0] { return rows.map { row($0) } }
            return [row(nodes)]
        default: return [text(node)]
        }
    }

    private static func tidy(_ tex: String) -> String {
        tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func text(_ node: MathNode) -> String {
        switch node {
        case .symbol(let sign, _): sign
        case .words(let words): words
        case .row(let nodes): row(nodes)
        case .fraction(let top, let bottom): operand(top) + "/" + operand(bottom, isDivisor: true)
        case .root(let content): "√" + operand(content, isDivisor: true)
        case .accent(let mark, let content): marked(text(content), mark)
        case .scripts(let base, let below, let above): scripts(base, below, above)
        case .rows(let table, let rows): block(table, rows)
        }
    }

    private static func marked(_ text: String, _ mark: String) -> String {
        text.count == 1 ? text + mark : text.map { String($0) + mark }.joined()
    }

    private static func block(_ table: MathTable, _ rows: [[MathNode]]) -> String {
        let lines = rows.map { row($0) }.joined(separator: "; ")
        return switch table {
        case .lines: lines
        case .cases: "{ " + lines
        case .brackets: "[" + lines + "]"
        case .parentheses: "(" + lines + ")"
        case .bars: "|" + lines + "|"
        }
    }

    /// A part of a fraction, in parentheses where it has more than one factor.
    private static func operand(_ node: MathNode, isDivisor: Bool = false) -> String {
        let text = text(node)
        let isLong = text.contains(" ") || isDivisor && text.contains("/")
        return isLong && !isEnclosed(text) ? "(" + text + ")" : text
    }

    private static func isEnclosed(_ text: String) -> Bool {
        guard text.first == "(", text.last == ")" else { return false }
        var open = 0
        for (offset, character) in text.enumerated() {
            if character == "(" { open += 1 }
            if character == ")" { open -= 1 }
            if open == 0, offset + 1 < text.count { return false }
        }
        return true
    }

    private static func scripts(_ base: MathNode, _ below: MathNode?, _ above: MathNode?) -> String {
        text(base) + (below.map { script($0, "_", MathSymbols.subscripts) } ?? "")
            + (above.map { script($0, "^", MathSymbols.superscripts) } ?? "")
    }

    private static func script(_ node: MathNode, _ mark: String, _ signs: [Character: Character]) -> String {
        let text = text(node).filter { $0 != " " }
        let raised = text.compactMap { signs[$0] }
        if raised.count == text.count { return String(raised) }
        return mark + (text.count == 1 ? text : "(" + text + ")")
    }

    // TeX's own rule: spaces about relations and about operators that have something at either side.
    private static func row(_ nodes: [MathNode]) -> String {
        var result = ""
        var before: MathSymbol?
        for node in nodes {
            let kind = kind(node)
            let text = text(node)
            switch kind {
            case .relation: result.space(); result += text; result.append(" ")
            case .binary:
                let isUnary =
                    before == nil || before == .open || before == .relation || before == .binary
                    || before == .punctuation
                if !isUnary { result.space() }
                result += text
                if !isUnary { result.append(" ") }
            case .space:
                switch text {
                case "&": if before != .relation, before != nil { result.space() }
                case " ": result.space()
                default: result += text
                }
            case .punctuation: result.trim(); result += text + " "
            case .function:
                if before == .ordinary || before == .close { result.space() }
                result += text
            case .large:
                if before == .ordinary || before == .close { result.space() }
                result += text + " "
            default:
                if before == .function, kind == .ordinary { result.space() }
                result += text
            }
            if kind != .space { before = kind }
        }
        result.trim()
        return result
    }

    private static func kind(_ node: MathNode) -> MathSymbol {
        switch node {
        case .symbol(_, let kind): kind
        case .scripts(let base, _, _): kind(base)
        case .row(let nodes): nodes.count == 1 ? kind(nodes[0]) : .ordinary
        default: .ordinary
        }
    }
}

extension String {
    fileprivate mutating func space() { if let last, last != " " { append(" ") } }
    fileprivate mutating func trim() { while last == " " { removeLast() } }
}
