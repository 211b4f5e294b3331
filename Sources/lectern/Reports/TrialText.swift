import Grading
import Terminal

/// Renders what came of a learner's own call: what it gave, and what the answer printed.
struct TrialText {
    let trial: Trial
    let call: String
    /// The answer's file, as the user knows it.
    let file: String
    let style: TerminalStyle

    var lines: [Line] { outcome + PrintedLines(trial.printed, isCut: trial.isCut, style: style).lines }

    private var outcome: [Line] {
        switch trial.outcome {
        case .returned(let text): [Line("✓ ", .passed) + Line(shownCall) + Line(" returned", .muted)] + block(text)
        case .threw(let description):
            [Line("✓ ", .passed) + Line(shownCall) + Line(" threw", .muted)] + block(description)
        case .failed(let words):
            [Line("✗ ", .failed) + Line(shownCall + " \(words[0].printableLine)")] + words.dropFirst().flatMap(prose)
        case .answerFaults(let problems):
            [Line("✗ your answer does not compile", .failed)]
                + problems.flatMap(ProblemText(file: file, style: style).lines).indented(2)
        case .callFaults(let problems):
            [Line("✗ the call does not compile", .failed)]
                + problems.flatMap(ProblemText(file: "CALL", style: style).lines).indented(2)
        }
    }

    private var shownCall: String { call.printableLine }

    private func block(_ text: String) -> [Line] {
        text.printable.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) }.indented(4)
    }

    private func prose(_ words: String) -> [Line] {
        wrap([StyledRun(words.printable)], width: style.measure - 4).indented(4)
    }
}
