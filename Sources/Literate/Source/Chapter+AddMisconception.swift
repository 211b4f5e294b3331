extension Chapter {
    /// Writes a `wrong=` fence into the chapter's file, after the exercise's last fence.
    ///
    /// - Parameters:
    ///   - code: the wrong answer.
    ///   - hint: what to tell a learner who gives it: one line without `"` and backquotes.
    /// - Throws: why nothing was written, as where the file is no longer what the chapter was read from.
    public func addMisconception(_ code: String, hint: String, to exercise: Exercise) throws(ChapterErrors) {
        let sources = [exercise.solution, exercise.check] + exercise.misconceptions.map(\.source)
        // The fence ends at the line after its code.
        let last = sources.map { $0.start.line + $0.text.utf8.count { $0 == UInt8(ascii: "\n") } }.max() ?? 0
        let lineFeed = UInt8(ascii: "\n")
        let ends = bytes.indices.filter { bytes[$0] == lineFeed }
        let place = last <= ends.count ? ends[last - 1] + 1 : bytes.count
        // A fence is longer than every run of backquotes in it.
        let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
        let marks = String(repeating: "`", count: max(3, longest + 1))
        let end = bytes.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
        let lines =
            ["", "\(marks)swift wrong=\(exercise.id) \"\(hint)\""] + code.split(separator: "\n").map(String.init) + [
                marks
            ]
        let before = place > 0 && bytes[place - 1] != lineFeed ? end : ""
        let text = before + lines.map { $0 + end }.joined()
        try rewrite(as: Array(bytes[..<place]) + Array(text.utf8) + Array(bytes[place...]))
    }
}
