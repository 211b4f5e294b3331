import Highlighting

/// Renders code, in the colors of its roles where the terminal has any.
struct CodeText {
    let style: TerminalStyle

    func lines(_ code: String, isSwift: Bool = true) -> [Line] {
        let text = code.hasSuffix("\n") ? String(code.dropLast()) : code
        // Parsing takes milliseconds in a debug build, and plain text shows nothing of it.
        if style.isPlain || !isSwift {
            return text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) }
        }
        var lines = [Line()]
        for span in SwiftHighlighter.spans(in: text) {
            let color = span.role == .plain ? nil : span.role.color
            for (index, part) in span.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append(Line()) }
                if !part.isEmpty {
                    lines[lines.count - 1].runs.append(StyledRun(String(part), TextStyle(color: color)))
                }
            }
        }
        return lines
    }
}
