import Wording
import Literate

extension Chapter {
    /// Minutes to read the chapter: as its front matter says, else counted at 200 words and 25 lines of code a minute.
    var readingMinutes: Int {
        if let minutes = frontMatter.minutes { return minutes }
        var words = 0
        var lines = 0
        for element in elements {
            switch element {
            case .prose(let blocks): words += blocks.wordCount
            case .cell(let cell): lines += cell.kind == .hidden ? 0 : cell.source.text.lineCount
            case .exercise(let exercise):
                words += exercise.statement.wordCount
                lines += exercise.starter.text.lineCount
            case .quiz(let quiz): words += quiz.question.wordCount
            }
        }
        return max(1, (words * 25 + lines * 200 + 4999) / 5000)
    }

    /// `12 minutes · 3 exercises · 5 questions · 9 points`.
    var facts: String {
        let work = [(exercises.count, "exercise"), (quizzes.count, "question"), (points, "point")]
        let facts = [(readingMinutes, "minute")] + work.filter { $0.0 > 0 }
        return facts.map { $0.0.counted($0.1) }.joined(separator: " · ")
    }
}

extension String {
    fileprivate var lineCount: Int { utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }
}

extension [Block] {
    fileprivate var wordCount: Int {
        map { block in
            switch block {
            case .heading(_, let text, _, _), .paragraph(let text):
                text.plainText.split(whereSeparator: \.isWhitespace).count
            case .quote(let blocks): blocks.wordCount
            case .list(_, let items, _): items.reduce(0) { $0 + $1.wordCount }
            case .code(_, let text): text.split(whereSeparator: \.isWhitespace).count
            case .table(_, let header, let rows):
                ([header] + rows).joined().reduce(0) { $0 + $1.plainText.split(whereSeparator: \.isWhitespace).count }
            case .math: 5
            case .rule: 0
            }
        }.reduce(0, +)
    }
}
