import Grading
import Terminal
import Wording

/// Renders which answers are alike: a line a pair, and what likeness does not say.
struct SimilarText {
    let answers: SimilarAnswers
    let from: Int
    /// Where the lines are side by side.
    let page: String?
    let style: TerminalStyle

    var lines: [Line] {
        let short =
            answers.tooShort > 0
            ? [Line("\(answers.tooShort.counted("answer")) too short to say anything", .muted)] : []
        if answers.pairs.isEmpty { return [Line("No two answers are alike from \(from)% up.")] + short }
        let pairs = answers.pairs.map { pair in
            Line("\(Int((pair.share * 100).rounded()))%  ", .bold)
                + Line("\(pair.first.student.printableLine) and \(pair.second.student.printableLine)")
                + Line(" · \(pair.exercise)", .muted)
        }
        let next =
            page.map { "Next: read their lines in \($0)" }
            ?? "Next: --output similar.html writes their lines side by side"
        return pairs + [Line()] + wrap([StyledRun(SimilarAnswers.caution, .muted)], width: style.measure) + short
            + [Line(next, .bold)]
    }
}
