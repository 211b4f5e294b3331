/// The text of a learner's `quizzes.yml`, into which answers from the page are put.
struct QuizFile {
    private(set) var text: String

    /// What became of an answer.
    enum Outcome { case put, there, other }

    /// Puts an answer where there is none yet.
    mutating func put(_ answer: String, for quiz: String) -> Outcome {
        // Lines may end as Windows has them: the two characters are one `Character`.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let written = "\(quiz): \(Self.scalar(answer))"
        guard let index = lines.firstIndex(where: { $0.hasPrefix("\(quiz):") }) else {
            text += (lines.last?.isEmpty == false ? "\n" : "") + written + "\n"
            return .put
        }
        let line = lines[index]
        let value = line.dropFirst(quiz.count + 1).filter { !$0.isWhitespace }
        if value == written.dropFirst(quiz.count + 1).filter({ !$0.isWhitespace }) { return .there }
        guard value.isEmpty || value.hasPrefix("#") || ["~", "null"].contains(value) else { return .other }
        lines[index] = written + (line.hasSuffix("\r") ? "\r" : "")
        text = lines.joined(separator: "\n")
        return .put
    }

    /// The answer as YAML: in quotes where it has marks that could mean something.
    private static func scalar(_ answer: String) -> String {
        if answer.wholeMatch(of: /[A-Za-z0-9+.\-][A-Za-z0-9 .,\/_%+\-]*/) != nil { return answer }
        return "\"" + answer.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
