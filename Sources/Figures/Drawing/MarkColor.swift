import Palette

/// A color by its role, which each theme turns into its own.
package struct MarkColor: Sendable, Hashable {
    /// Where the color comes from.
    package enum Source: Sendable, Hashable {
        case token(ColorToken)
        case color(Color)
        /// The color of text or of paper, whichever can be read over this.
        indirect case over(MarkColor)
        /// The second color's `share` of the way from the first.
        case between(ColorToken, ColorToken, share: Double)
    }

    package var source: Source
    /// 1 for opaque.
    package var opacity: Double

    package init(_ source: Source, opacity: Double = 1) {
        self.source = source
        self.opacity = opacity
    }

    package static func token(_ token: ColorToken, opacity: Double = 1) -> MarkColor {
        MarkColor(.token(token), opacity: opacity)
    }

    /// What can be read over a ground of `color` on paper.
    package static func over(_ color: MarkColor) -> MarkColor { MarkColor(.over(color)) }

    /// The color in a theme.
    package func resolved(in theme: Theme) -> Color {
        switch source {
        case .token(let token): theme.color(token)
        case .color(let color): color
        case .over(let color):
            [theme.color(.ink), theme.color(.paper)].max {
                $0.contrast(with: color.ground(in: theme)) < $1.contrast(with: color.ground(in: theme))
            } ?? theme.color(.ink)
        case .between(let from, let to, let share): theme.color(from).mixed(with: theme.color(to), share: share)
        }
    }

    /// The color that it makes on paper.
    private func ground(in theme: Theme) -> Color {
        theme.color(.paper).mixed(with: resolved(in: theme), share: opacity)
    }
}
