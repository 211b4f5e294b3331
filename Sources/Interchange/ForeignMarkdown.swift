import Literate

/// A notebook's text as a chapter can have it: what its fences hold is shown, and never run.
enum ForeignMarkdown {
    /// The text, in which no fence is one of Lectern's, and each is closed: a notebook's cell ends the fence that it leaves open.
    static func text(_ source: String) -> String {
        var open: (mark: Character, count: Int)?
        var lines: [String] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            // A fence may begin in a list or a quote.
            let content = line.trimmingPrefix(#/[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+[ \t>]*)*/#)
            let mark = content.first ?? " "
            let count = content.prefix { $0 == mark }.count
            let info = content.dropFirst(count)
            guard mark == "`" || mark == "~", count >= 3 else {
                lines.append(String(line))
                continue
            }
            if let fence = open {
                if mark == fence.mark, count >= fence.count, info.allSatisfy(\.isWhitespace) { open = nil }
                lines.append(String(line))
            } else if mark == "`", info.contains("`") {
                lines.append(String(line))
            } else {
                open = (mark, count)
                let language = info.drop(while: \.isWhitespace).prefix { $0.isLetter }
                let isOurs = ["swift", "output", "quiz"].contains(language) || info.contains("{")
                lines.append(isOurs ? String(line[..<info.startIndex]) : String(line))
            }
        }
        if let open { lines.append(String(repeating: open.mark, count: open.count)) }
        return lines.joined(separator: "\n")
    }
}

extension NotebookFile.Cell {
    /// What follows the backquotes of this cell's fence in a chapter: what Jupyter's tags, and Lectern's, say of it.
    var info: String {
        let live = origin?.live.map { " live=\($0)" } ?? ""
        if tags.contains("raises-exception") {
            // What fails without words can be shown, but not promised.
            guard let error = error?.split(whereSeparator: \.isNewline).first else { return "swift norun" }
            let words = error.filter { $0 >= " " }.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return words.contains("`") ? "swift norun" : "swift fails=\"\(words)\""
        }
        let isLeftOut = ["norun", "skip-execution", "exercise", "solution"].contains { tags.contains($0) }
        if isLeftOut { return "swift norun" }
        return (isSourceHidden || tags.contains("hide-input") ? "swift hidden" : "swift") + live
    }
}

extension String {
    /// Without the line ends around it.
    var trimmingNewlines: String {
        let unified = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let lines = unified.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        return lines[first...last].joined(separator: "\n")
    }

    /// The words of a heading of the first level in the first line, with how many characters it takes.
    var firstHeading: (text: String, length: Int)? {
        let line = prefix { !$0.isNewline }
        guard line.hasPrefix("# ") else { return nil }
        let words = line.dropFirst(2).drop(while: \.isWhitespace)
        return words.isEmpty ? nil : (String(words), line.count)
    }

    /// A string as YAML has it in quotes.
    var quoted: String {
        let words = filter { !$0.isNewline && $0 != "\u{0}" }
        return "\"" + words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
