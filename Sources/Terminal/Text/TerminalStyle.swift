import Palette

/// What the terminal can show.
package struct TerminalStyle: Sendable, Hashable {
    /// Its columns; prose uses 80 of them at most.
    package var columns: Int
    package var colors: Colors
    package var theme: Theme
    package var graphics: Graphics
    /// The size of a character, by which pictures in pixels are drawn.
    package var cell = CellSize.usual

    package enum Colors: Sendable, Hashable {
        /// Plain text, as for a file.
        case none
        case sixteen, indexed, full
    }

    package enum Graphics: String, Sendable, Hashable, CaseIterable {
        case none
        /// Two pixels a character, in color.
        case halfBlocks = "blocks"
        case kitty
        case iTerm = "iterm"
        case sixel
    }

    /// Pixels.
    package struct CellSize: Sendable, Hashable {
        package var width: Int
        package var height: Int

        package init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }

        /// That of DEC's VT340, which drew the first sixels, and of most fonts.
        package static let usual = CellSize(width: 10, height: 20)
    }

    /// Plain text, as for a file or a pipe.
    package static let plain = TerminalStyle(columns: 80, colors: .none, theme: .light, graphics: .none)

    package init(columns: Int, colors: Colors, theme: Theme, graphics: Graphics) {
        self.columns = columns
        self.colors = colors
        self.theme = theme
        self.graphics = graphics
    }

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
        knownTheme(environment) ?? .dark
    }

    /// The theme that the user or the terminal asks for; nil where neither does.
    package static func knownTheme(_ environment: [String: String]) -> Theme? {
        if let theme = environment["LECTERN_THEME"].flatMap(Theme.init) { return theme }
        // Where a terminal says what its colors are, the last number is the background's.
        let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        return background.map { $0 == 7 || $0 == 15 ? .light : .dark }
    }

    private static func graphics(_ terminal: String, _ environment: [String: String]) -> Graphics {
        // What is around a multiplexer takes pictures, but the multiplexer does not let them through.
        if isMultiplexed(environment) { return .halfBlocks }
        if environment["KITTY_WINDOW_ID"] != nil || terminal.contains("kitty") || terminal.contains("ghostty") {
            return .kitty
        }
        if ["iTerm.app", "WezTerm"].contains(environment["TERM_PROGRAM"]) { return .iTerm }
        return ["foot", "mlterm"].contains { terminal == $0 || terminal.hasPrefix($0 + "-") } ? .sixel : .halfBlocks
    }

    /// Whether tmux or screen is between the command and the terminal.
    static func isMultiplexed(_ environment: [String: String]) -> Bool {
        let terminal = environment["TERM"] ?? ""
        return environment["TMUX"] != nil || terminal.hasPrefix("screen") || terminal.hasPrefix("tmux")
    }
}
