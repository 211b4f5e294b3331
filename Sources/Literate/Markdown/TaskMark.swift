extension [Block] {
    /// The content of a list's item, with a box in place of `[ ]` or `[x]` at its beginning, as code hosts show tasks.
    var withTaskMark: [Block] {
        guard case .paragraph(let content)? = first, case .text(let text)? = content.first else { return self }
        for (mark, box) in [("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")] where text.hasPrefix(mark) {
            let rest: [Inline] = [.text(box + text.dropFirst(mark.count).drop(while: \.isWhitespace))]
            return [.paragraph(rest + content.dropFirst())] + dropFirst()
        }
        return self
    }
}
