import Outputs
import Palette
import Raster

/// The controls of a live figure, a line each, a pad in as many as it has pairs of rows; the one that keys move has a mark.
struct ControlText {
    let style: TerminalStyle

    func lines(_ settings: LiveSettings, width: Int) -> [Line] {
        let widest = settings.controls.map(\.label.displayWidth).max() ?? 0
        return settings.controls.enumerated().flatMap { index, control -> [Line] in
            let isFocused = index == settings.focus
            let label = control.label.printableLine
            let space = String(repeating: " ", count: max(min(widest, width / 2) - label.displayWidth, 0) + 2)
            let mark = StyledRun(isFocused ? "▸ " : "  ", TextStyle(color: .orange, isBold: true))
            let name = StyledRun(label + space, isFocused ? .bold : .plain)
            let offset = settings.offset(index)
            let numbers = settings.values[offset..<offset + control.count]
            let first = Line([mark, name] + state(control, Array(numbers), isRunning: isFocused && settings.isRunning))
            guard case .pad(let pad) = control else { return [first] }
            return [first] + self.pad(pad, Array(numbers), cell: isFocused ? settings.cell : nil).indented(2)
        }
    }

    private func state(_ control: LiveControl, _ numbers: [Double], isRunning: Bool) -> [StyledRun] {
        let running = isRunning ? [StyledRun(" ▶", TextStyle(color: .green))] : []
        switch control {
        case .slider(let slider):
            return bar(slider.range, numbers[0]) + [StyledRun(Self.text(numbers[0], slider.range), .bold)] + running
        case .iteration(let iteration):
            return bar(iteration.range, numbers[0])
                + [
                    StyledRun(Self.text(numbers[0], iteration.range), .bold),
                    StyledRun(" of \(iteration.last)", .muted),
                ]
                + running
        case .point(let point):
            return [StyledRun("(\(Self.text(numbers[0], point.x)), \(Self.text(numbers[1], point.y)))", .bold)]
        case .pad: return []
        }
    }

    /// Where a number is in its range.
    private func bar(_ range: LiveRange, _ value: Double) -> [StyledRun] {
        let length = 24
        let share = range.maximum > range.minimum ? (value - range.minimum) / (range.maximum - range.minimum) : 0
        let before = Int((min(max(share, 0), 1) * Double(length)).rounded())
        return [
            StyledRun(String(repeating: "─", count: before), TextStyle(color: .orange)),
            StyledRun("●", TextStyle(color: .orange)),
            StyledRun(String(repeating: "─", count: length - before) + " ", .rule),
        ]
    }

    /// A number with the decimals that its steps have.
    static func text(_ value: Double, _ range: LiveRange) -> String {
        var (decimals, scale) = (0, 1.0)
        while decimals < 6,
            [range.step, range.minimum].contains(where: { ($0 * scale - ($0 * scale).rounded()).magnitude > 1e-6 })
        {
            (decimals, scale) = (decimals + 1, scale * 10)
        }
        let units = Int((value * scale).rounded())
        guard decimals > 0 else { return units < 0 ? "−\(units.magnitude)" : "\(units)" }
        let digits =
            String(repeating: "0", count: max(decimals + 1 - "\(units.magnitude)".count, 0)) + "\(units.magnitude)"
        return (units < 0 ? "−" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
    }

    /// A cell is half a character, as gray as it is inked; without colors it is ink or paper.
    private func pad(_ pad: LivePad, _ values: [Double], cell: PadCell?) -> [Line] {
        let (paper, ink) = (style.theme.color(.paper), style.theme.color(.ink))
        func color(_ row: Int, _ column: Int) -> Color {
            if cell == PadCell(row: row, column: column) { return style.theme.color(.orange) }
            guard row < pad.height else { return paper }
            return ink.mixed(with: paper, share: values[row * pad.width + column])
        }
        let height = (pad.height + 1) / 2 * 2
        let colors = (0..<height).flatMap { row in (0..<pad.width).map { color(row, $0) } }
        let side = StyledRun("│", .rule)
        guard style.colors == .full || style.colors == .indexed else {
            return stride(from: 0, to: height, by: 2).map { row in
                let signs = (0..<pad.width).map { column -> Character in
                    switch (colors[row * pad.width + column] != paper, colors[(row + 1) * pad.width + column] != paper)
                    {
                    case (true, true): "█"
                    case (true, false): "▀"
                    case (false, true): "▄"
                    case (false, false): " "
                    }
                }
                return Line([side, StyledRun(String(signs)), side])
            }
        }
        let pixels = Pixels(width: pad.width, height: height, values: colors.map(\.hex))
        return HalfBlocks(colors: style.colors).lines(pixels).map { Line([side]) + $0 + Line([side]) }
    }
}

extension LiveControl {
    /// What it sets, in the reader's words.
    var label: String {
        switch self {
        case .slider(let slider): slider.label
        case .point(let point): point.label
        case .pad(let pad): pad.label
        case .iteration(let iteration): iteration.label
        }
    }
}
