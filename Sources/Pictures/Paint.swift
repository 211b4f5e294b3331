/// A color by its role, which the reader's theme, light or dark, turns into its own.
public enum Paint: Sendable, CaseIterable {
    /// The page's ground.
    case paper
    /// Text and outlines.
    case ink
    /// Captions and axes.
    case muted
    /// Grids and borders.
    case rule
    /// Colors that tell things apart, in the order in which charts use them.
    case blue, orange, green, rose, violet, gold, teal, gray

    /// The name that styles know it by.
    package var name: String {
        switch self {
        case .paper: "paper"
        case .ink: "ink"
        case .muted: "muted"
        case .rule: "rule"
        case .blue: "blue"
        case .orange: "orange"
        case .green: "green"
        case .rose: "rose"
        case .violet: "violet"
        case .gold: "gold"
        case .teal: "teal"
        case .gray: "gray"
        }
    }
}
