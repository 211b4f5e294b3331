/// The text of a learner's `quizzes.yml`, into which answers from the page are put.
struct QuizFile {
    private(set) var text: String

    /// What became of an answer.
    enum Outcome { case put, there, other }

    /// Puts an answer where there is none yet.
    mutating func put(_ answer: String, for quiz: String) -> Outcome {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let written = "\(quiz): \(Self.scalar(answer))"
        guard let index = lines.firstIndex(where: { $0.hasPrefix("\(quiz):") }) else {
            text += (text.isEmpty || text.hasSuffix("\n") ? "" : "\n") + written + "\n"
            return .put
        }
        let value = lines[index].dropFirst(quiz.count + 1).drop { $0 == " " }
        if lines[index].filter({ !$0.isWhitespace }) == written.filter({ !$0.isWhitespace }) { return .there }
        guard value.isEmpty || value.hasPrefix("#") || ["~", "null", "\r"].contains(value) else { return .other }
        lines[index] = written
        text = lines.joined(separator: "\n")
        return .put
    }

    /// The answer as YAML: in quotes where it has marks that could mean something.
    private static func scalar(_ answer: String) -> String {
        if answer.wholeMatch(of: /[A-Za-z0-9+.\-][A-Za-z0-9 .,\/_%+\-]*/) != nil { return answer }
        return "\"" + answer.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
