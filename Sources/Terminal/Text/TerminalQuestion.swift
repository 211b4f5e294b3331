import Palette

/// What a terminal is asked about itself where its environment does not say which pictures it takes, or which ground it has.
package enum TerminalQuestion {
    /// What to write to the terminal; nil for one that is better not asked.
    ///
    /// The last question, for device attributes, is answered by all terminals, so that nobody waits for one that has no answer to the others.
    package static func text(environment: [String: String]) -> String? {
        let terminal = environment["TERM"] ?? ""
        let asked = [
            "xterm", "foot", "mlterm", "konsole", "contour", "rxvt", "st", "alacritty", "wezterm", "tmux", "screen",
        ]
        // Apple's Terminal writes kitty's question on the screen, and Emacs all of them.
        guard asked.contains(where: { terminal == $0 || terminal.hasPrefix($0 + "-") }),
            environment["TERM_PROGRAM"] != "Apple_Terminal", environment["INSIDE_EMACS"] == nil
        else { return nil }
        let pictures = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
        // A multiplexer takes it for the title of a window.
        return (TerminalStyle.isMultiplexed(environment) ? "" : pictures) + "\u{1B}]11;?\u{1B}\\\u{1B}[16t\u{1B}[c"
    }
}

/// What a terminal answered.
package struct TerminalAnswer: Sendable, Hashable {
    /// Whether it takes kitty's pictures, or sixels.
    package var graphics: TerminalStyle.Graphics?
    /// The size of a character in pixels.
    package var cell: TerminalStyle.CellSize?
    /// The theme that fits its background.
    package var theme: Theme?
    /// Whether it has answered the last question.
    package var isComplete = false

    /// Reads what came from a terminal, other keys among it.
    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let attributes = text.firstMatch(of: /\x1B\[\?([0-9;]*)c/) {
            isComplete = true
            if attributes.1.split(separator: ";").contains("4") { graphics = .sixel }
        }
        if text.contains("\u{1B}_Gi=31;OK") { graphics = .kitty }
        if let size = text.firstMatch(of: /\x1B\[6;([0-9]{1,3});([0-9]{1,3})t/), let height = Int(size.1),
            let width = Int(size.2), height > 0, width > 0
        {
            cell = TerminalStyle.CellSize(width: width, height: height)
        }
        if let ground = text.firstMatch(of: /\x1B\]11;rgb:([0-9a-fA-F]+)\/([0-9a-fA-F]+)\/([0-9a-fA-F]+)/) {
            // Two or four digits a channel, of which the first two say enough.
            let channels = [ground.1, ground.2, ground.3].map { Int($0.prefix(2), radix: 16) ?? 0 }
            theme = 2 * channels[0] + 5 * channels[1] + channels[2] > 8 * 127 ? .light : .dark
        }
    }
}
