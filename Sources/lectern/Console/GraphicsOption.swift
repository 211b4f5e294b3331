import ArgumentParser
import Foundation
import Glibc
import Terminal

/// How figures are shown in the terminal.
struct GraphicsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How figures are shown: what the terminal takes, or kitty, iterm, sixel, blocks, none.", valueName: "kind"))
    var graphics = Choice.auto

    enum Choice: String, CaseIterable, ExpressibleByArgument, Sendable {
        case auto, kitty, iterm, sixel, blocks, none

        /// What the terminal's style calls it; nil for what the terminal takes.
        fileprivate var graphics: TerminalStyle.Graphics? { TerminalStyle.Graphics(rawValue: rawValue) }
    }
}

extension Console {
    /// How long a terminal has to answer, in milliseconds. One at the other end of the world takes a third of a second.
    private static let patience = 500

    /// The terminal's style, with figures as the user asks for. What the user and the environment leave open, the terminal is asked.
    ///
    /// A pipe and a file get no pictures, whatever is asked.
    func style(_ option: GraphicsOption) -> TerminalStyle {
        guard !style.isPlain else { return style }
        var style = style
        style.graphics = option.graphics.graphics ?? style.graphics
        let isUndecided = option.graphics == .auto && style.graphics == .halfBlocks
        let theme = TerminalStyle.knownTheme(ProcessInfo.processInfo.environment)
        let cell = Self.cell(of: STDOUT_FILENO)
        let isEnough = !isUndecided && theme != nil && (style.graphics != .sixel || cell != nil)
        let answer = isEnough || style.graphics == .none ? nil : Self.answer()
        if isUndecided, let graphics = answer?.graphics { style.graphics = graphics }
        style.theme = theme ?? answer?.theme ?? style.theme
        style.cell = cell ?? answer?.cell ?? style.cell
        return style
    }

    /// The size of a character, where the system knows it.
    private static func cell(of descriptor: Int32) -> TerminalStyle.CellSize? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        let cell = TerminalStyle.CellSize(
            width: Int(size.ws_xpixel / size.ws_col), height: Int(size.ws_ypixel / size.ws_row))
        return cell.width > 0 && cell.height > 0 ? cell : nil
    }

    /// What the terminal says of itself; nil where it is not asked, or somebody already types.
    private static func answer() -> TerminalAnswer? {
        guard let question = TerminalQuestion.text(environment: ProcessInfo.processInfo.environment),
            let terminal = RawTerminal(), !terminal.hasInput(within: 0)
        else { return nil }
        terminal.write(question)
        var bytes: [UInt8] = []
        let deadline = ContinuousClock.now + .milliseconds(patience)
        while !TerminalAnswer(bytes).isComplete {
            let left = (deadline - .now) / .milliseconds(1)
            guard left > 0, let more = terminal.read(within: Int(left.rounded(.up))) else { break }
            bytes += more
        }
        return TerminalAnswer(bytes)
    }
}
