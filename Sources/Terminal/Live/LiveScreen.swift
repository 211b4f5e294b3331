import Literate
import Outputs
import Pictures

/// A live figure on the whole of a terminal: its picture, what it says, its controls, and the keys that move them.
package struct LiveScreen {
    private let style: TerminalStyle
    private let rows: Int
    /// What is above the picture: the chapter and the figure.
    private let title: String
    /// How many figures keys can choose between.
    private let figures: Int

    /// A screen of this size.
    package init(style: TerminalStyle, rows: Int, title: String, figures: Int) {
        self.style = style
        self.rows = rows
        self.title = title
        self.figures = figures
    }

    /// What hides the cursor and leaves the lines above as they are.
    package static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J"
    /// What shows both again.
    package static let leave = "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

    /// The sequence that paints everything.
    ///
    /// - Parameters:
    ///   - isStopped: whether the figure's code came to no picture where the controls are; `drawn` is then the one before.
    ///   - isNew: whether something else was on the screen before.
    package func text(_ settings: LiveSettings, _ drawn: LivePicture, isStopped: Bool, isNew: Bool) -> String {
        let columns = max(style.columns - 1, 20)
        let measure = min(columns, 100)
        let below = below(settings, drawn, isStopped: isStopped, width: measure)
        let picture = Picture(svg: drawn.svg).flatMap {
            PictureText(style: style).shown(
                $0, columns: measure, rows: min(max(rows - below.count - 3, 4), 40))
        }
        // The terminal shows the frame when it is whole, where it knows how.
        var text = "\u{1B}[?2026h" + (isNew ? "\u{1B}[2J" : "")
        var row = 1
        func put(_ line: Line) {
            guard row <= rows else { return }
            text += "\u{1B}[\(row);1H" + style.encode(line) + "\u{1B}[0m\u{1B}[K"
            row += 1
        }
        put(Line(title.printableLine, .bold))
        switch picture {
        case .lines(let lines): lines.forEach(put)
        case .image(let sequence, let width, let height):
            // A picture that was larger before may be left beside it.
            for place in row..<row + height { text += "\u{1B}[\(place);\(width + 1)H\u{1B}[K" }
            text += "\u{1B}[\(row);1H" + sequence
            row += height
        case nil: put(Line())
        }
        below.forEach(put)
        return text + (row <= rows ? "\u{1B}[\(row);1H\u{1B}[J" : "") + "\u{1B}[?2026l"
    }

    /// What is below the picture. The parts that change their height least come first, so that little moves.
    private func below(_ settings: LiveSettings, _ drawn: LivePicture, isStopped: Bool, width: Int) -> [Line] {
        let said = wrap(
            isStopped
                ? [
                    StyledRun(
                        "The figure's code trapped here, or took too long; the picture is the one before.", .failed)
                ]
                : [StyledRun(drawn.sentence.printable)], width: width)
        let controls = ControlText(style: style).lines(settings, width: width)
        let chosen = settings.sentence.map { wrap([StyledRun($0.printable, TextStyle(isItalic: true))], width: width) }
        return [Line()] + controls + [Line()] + said + (chosen ?? []) + presets(settings, width: width)
            + wrap([StyledRun(keys(settings), .muted)], width: width)
    }

    private func presets(_ settings: LiveSettings, width: Int) -> [Line] {
        guard !settings.presets.isEmpty else { return [] }
        let names = settings.presets.prefix(9).enumerated().map { "\($0 + 1) \($1.name.printableLine)" }
        return wrap([StyledRun(names.joined(separator: "   "), TextStyle(color: .blue))], width: width)
    }

    /// The keys that do something now.
    private func keys(_ settings: LiveSettings) -> String {
        var keys: [String] = []
        if settings.controls.indices.contains(settings.focus) {
            switch settings.controls[settings.focus] {
            case .slider: keys.append("← → move")
            case .iteration: keys.append("← → step")
            case .point: keys += ["← → ↑ ↓ move"]
            case .pad: keys += ["← → ↑ ↓ go", "Space paints", "Backspace erases", "c clears"]
            }
        }
        if settings.runnable != nil { keys.append("Space runs") }
        if settings.controls.count > 1 { keys.append("Tab next control") }
        if figures > 1 { keys.append("n next figure") }
        return (keys + ["r resets", "q ends"]).joined(separator: " · ")
    }
}
