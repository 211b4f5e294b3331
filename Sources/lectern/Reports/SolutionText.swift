import Terminal

/// Renders the author's solution beside an answer that is right.
struct SolutionText {
    /// The answer's file, as the report names it.
    let file: String
    let answer: String
    let solution: String

    func lines(_ style: TerminalStyle) -> [Line] {
        [Line()] + CodePair(style: style).lines(("Your answer", answer), ("The author's solution", solution))
    }
}
