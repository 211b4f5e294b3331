/// Scores as people read them.
public enum ScoreText {
    /// `3`, `2.5`, `0.67`: no more digits than are needed.
    public static func number(_ score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
