/// What was printed, as a terminal would show it: lines, each in runs of one style.
///
/// What goes to standard output and what goes to standard error are on one screen, in the order in which they were printed.
package struct ScreenText: Sendable, Hashable {
    /// The lines from the top; the last one is empty where the text ends with a newline.
    package var lines: [[Run]]

    /// Text in one style.
    package struct Run: Sendable, Hashable {
        package var text: String
        package var style: ScreenStyle

        package init(_ text: String, _ style: ScreenStyle = ScreenStyle()) {
            self.text = text
            self.style = style
        }
    }

    /// The screen after all pieces were printed.
    package init(_ pieces: [(text: String, stream: CellOutput.Stream)]) {
        var screen = Screen()
        for piece in pieces { screen.print(piece.text, to: piece.stream) }
        lines = screen.lines
    }

    /// The screen after `text` was printed.
    package init(_ text: String) { self.init([(text, .standardOutput)]) }

    /// The letters without their styles.
    package var plain: String {
        lines.map { $0.map(\.text).joined() }.joined(separator: "\n")
    }

    /// The screen without one newline at its end, for which a reader would see an empty line.
    package var withoutLastNewline: ScreenText {
        var screen = self
        if lines.count > 1, lines.last?.isEmpty == true { screen.lines.removeLast() }
        return screen
    }
}

extension StringProtocol {
    /// The text as a terminal would show it, but for its styles.
    package var asOnScreen: String {
        utf8.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0x08 }) ? ScreenText(String(self)).plain : String(self)
    }
}
