import Palette

extension TerminalStyle {
    /// The lines as text to write, each with its newline.
    package func encode(_ lines: [Line]) -> String { lines.map { encode($0) + "\n" }.joined() }

    /// The line as text to write, without a newline.
    package func encode(_ line: Line) -> String {
        var runs = line.runs
        if let last = runs.last, last.style.link == nil {
            var text = last.text
            while text.last == " " { text.removeLast() }
            runs[runs.count - 1].text = text
        }
        return runs.map(encode).joined()
    }

    private func encode(_ run: StyledRun) -> String {
        let look = run.style
        if look.isSequence { return run.text }
        // Whatever a chapter or a cell says, only Lectern moves the cursor.
        let plain = run.text.printable
        guard !isPlain, look != .plain, !plain.isEmpty else { return plain }
        var codes: [String] = []
        if look.isBold { codes.append("1") }
        if look.isItalic { codes.append("3") }
        if look.isUnderlined { codes.append("4") }
        if look.isReversed { codes.append("7") }
        if look.isStruck { codes.append("9") }
        if let color = look.color { codes.append(foreground(color)) }
        let text = codes.isEmpty ? plain : "\u{1B}[\(codes.joined(separator: ";"))m\(plain)\u{1B}[0m"
        guard let link = look.link else { return text }
        return "\u{1B}]8;;\(link)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    private func foreground(_ token: ColorToken) -> String {
        switch colors {
        case .none: ""
        case .sixteen: Self.basic[token] ?? "39"
        case .indexed: "38;5;\(Self.index(theme.color(token)))"
        case .full: Self.channels("38", theme.color(token))
        }
    }

    /// The code that sets a color exactly: `38` for the foreground, `48` for the background.
    static func channels(_ plane: String, _ color: Color) -> String {
        "\(plane);2;\(color.red);\(color.green);\(color.blue)"
    }

    /// The nearest of the colors that every terminal has; they are the user's own.
    private static let basic: [ColorToken: String] = [
        .muted: "90", .rule: "90", .gray: "90", .blue: "34", .orange: "33", .green: "32", .rose: "31", .violet: "35",
        .gold: "33", .teal: "36",
    ]

    /// The nearest color of the 6x6x6 cube, or of the grays, in the table of 256.
    static func index(_ color: Color) -> Int {
        let steps = [0, 95, 135, 175, 215, 255]
        let channels = [color.red, color.green, color.blue].map(Int.init)
        func distance(_ other: [Int]) -> Int { zip(channels, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
        let cube = channels.map { channel in
            steps.indices.min { abs(steps[$0] - channel) < abs(steps[$1] - channel) } ?? 0
        }
        let gray = min(max((channels.reduce(0, +) / 3 - 8 + 5) / 10, 0), 23)
        let isCubeNearer = distance(cube.map { steps[$0] }) <= distance(Array(repeating: 8 + 10 * gray, count: 3))
        return isCubeNearer ? 16 + 36 * cube[0] + 6 * cube[1] + cube[2] : 232 + gray
    }
}
