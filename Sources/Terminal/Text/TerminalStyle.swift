import Palette

/// What the terminal can show.
package struct TerminalStyle: Sendable, Hashable {
    /// Its columns; prose uses 80 of them at most.
    package var columns: Int
    package var colors: Colors
    package var theme: Theme
    package var graphics: Graphics

    package enum Colors: Sendable, Hashable {
        /// Plain text, as for a file.
        case none
        case sixteen, indexed, full
    }

    package enum Graphics: Sendable, Hashable {
        case none
        /// Two pixels a character, in color.
        case halfBlocks
        case kitty, iTerm
    }

    /// Plain text, as for a file or a pipe.
    package static let plain = TerminalStyle(columns: 80, colors: .none, theme: .light, graphics: .none)

    /// The columns of prose.
    package var measure: Int { max(min(columns, 80), 20) }
    package var isPlain: Bool { colors == .none }

    /// What the environment says about the terminal.
    ///
    /// - Parameter columns: the width of the terminal, or nil where the output is none.
    package static func detect(environment: [String: String], columns: Int?) -> TerminalStyle {
        let terminal = environment["TERM"] ?? ""
        let isForbidden = !(environment["NO_COLOR"] ?? "").isEmpty
        guard let columns, !isForbidden, !terminal.isEmpty, terminal != "dumb" else { return plain }
        return TerminalStyle(
            columns: columns, colors: colors(terminal, environment), theme: theme(environment),
            graphics: graphics(terminal, environment))
    }

    private static func colors(_ terminal: String, _ environment: [String: String]) -> Colors {
        if ["truecolor", "24bit"].contains(environment["COLORTERM"]) { return .full }
        if ["kitty", "ghostty", "direct"].contains(where: terminal.contains) { return .full }
        return terminal.contains("256color") ? .indexed : .sixteen
    }

    private static func theme(_ environment: [String: String]) -> Theme {
        if let theme = environment["LECTERN_THEME"].flatMap(Theme.init) { return theme }
        // Where a terminal says what its colors are, the last number is the background's.
        let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        return background == 7 || background == 15 ? .light : .dark
    }

    private static func graphics(_ terminal: String, _ environment: [String: String]) -> Graphics {
        // A multiplexer does not let pictures through.
        let isMultiplexed = environment["TMUX"] != nil || terminal.hasPrefix("screen") || terminal.hasPrefix("tmux")
        if isMultiplexed { return .halfBlocks }
        if environment["KITTY_WINDOW_ID"] != nil || terminal.contains("kitty") || terminal.contains("ghostty") {
            return .kitty
        }
        return ["iTerm.app", "WezTerm"].contains(environment["TERM_PROGRAM"]) ? .iTerm : .halfBlocks
    }
}
