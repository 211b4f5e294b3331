import Literate

extension MarkdownWriter {
    /// The text of `inlines`, whose soft breaks are newlines.
    mutating func text(_ inlines: [Inline]) -> String {
        var all = ""
        for inline in inlines { all += text(inline) }
        return all
    }

    private mutating func text(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): return Self.escaped(text)
        case .emphasis(let content): return "*" + text(content) + "*"
        case .strong(let content): return "**" + text(content) + "**"
        case .strikethrough(let content): return "~~" + text(content) + "~~"
        case .code(let code):
            let mark = String(repeating: "`", count: Self.longestRun(of: "`", in: code) + 1)
            let isPadded = code.hasPrefix("`") || code.hasSuffix("`") || (code.hasPrefix(" ") && code.hasSuffix(" "))
            return isPadded ? "\(mark) \(code) \(mark)" : mark + code + mark
        case .math(let tex, _): return "$" + tex + "$"
        case .link(let destination, let title, let content, _):
            return "[\(text(content))](\(Self.place(destination, title: title)))"
        case .image(let source, let title, let alternative, _):
            return "![\(text(alternative))](\(Self.place(source, title: title)))"
        case .footnote(let blocks):
            noteCount += 1
            notes.append((noteCount, blocks))
            return Self.mark(noteCount)
        case .softBreak: return "\n"
        case .lineBreak: return "\\\n"
        }
    }

    /// `text` with backslashes before all that Markdown would take for marks.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { all, character in
            if "\\`*_[]<$~&".contains(character) { all += "\\" }
            all.append(character)
        }
    }

    static func place(_ destination: String, title: String) -> String {
        let isPlain = !destination.isEmpty && destination.allSatisfy { !$0.isWhitespace && !"()<>\\".contains($0) }
        let address =
            isPlain
            ? destination
            : "<" + destination.replacing("\\", with: "\\\\").replacing("<", with: "\\<").replacing(">", with: "\\>")
                + ">"
        let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return title.isEmpty ? address : "\(address) \"\(quoted)\""
    }
}
