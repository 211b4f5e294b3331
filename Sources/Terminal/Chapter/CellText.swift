import Outputs
import Literate

/// Renders a cell: its number in the margin, its code, and what it did under a thin rule.
struct CellText {
    let style: TerminalStyle
    let files: FigureFiles
    /// The chapter's file, for the places of failures.
    let file: String
    /// Why the cell ran or did not, where that is told.
    let reason: String?
    /// The command that moves a live figure.
    var move: (LiveID) -> String? = { _ in nil }

    static let margin = 5

    func lines(_ cell: Cell, _ output: CellOutput?) -> [Line] {
        let outputs = output.map { self.outputs(cell, $0) } ?? []
        let width = style.measure - Self.margin
        var lines = cell.kind == .hidden ? [] : CodeText(style: style).lines(cell.source.text)
        if cell.kind == .norun { lines.append(Line("not run", .muted)) }
        if !lines.isEmpty, !outputs.isEmpty { lines.append(Line(String(repeating: "─", count: width), .rule)) }
        return numbered(lines + outputs, cell)
    }

    private func numbered(_ lines: [Line], _ cell: Cell) -> [Line] {
        guard let first = lines.first else { return [] }
        let number = "[\(cell.index + 1)]"
        let space = String(repeating: " ", count: max(Self.margin - number.count, 1))
        return [Line(number + space, .muted) + first] + Array(lines.dropFirst()).indented(Self.margin)
    }

    private func outputs(_ cell: Cell, _ output: CellOutput) -> [Line] {
        let width = style.measure - Self.margin
        var lines: [Line] = []
        for item in (cell.kind == .hidden ? output.itemsShownOfHiddenCell : output.items).shown {
            switch item {
            case .printed(let screen): lines += self.lines(screen)
            case .value(let value): lines += self.lines(ScreenText(value.text))
            case .figure(let figure):
                lines += FigureText(style: style, files: files).lines(figure, width: width)
                if figure.live != nil, let command = cell.live.flatMap(move) {
                    lines += wrap([StyledRun(command, .bold), StyledRun(" moves it", .muted)], width: width)
                }
            case .check(let check): lines += CheckText(style: style, file: file, cell: cell).lines(check)
            case .table(let table): lines += TableText(table).lines(width: width)
            }
        }
        if let error = output.error {
            lines += ErrorText(style: style, file: file, cell: cell).lines(error, output.status)
        }
        if output.status == .notRun { lines.append(Line("not run", .muted)) }
        if let reason, output.status != .notRun {
            lines.append(Line(reason + (output.reused ? "" : " · \(output.seconds.asSeconds)"), .muted))
        }
        return lines
    }

    private func lines(_ screen: ScreenText) -> [Line] {
        screen.withoutLastNewline.lines.map { runs in
            Line(runs.map { StyledRun($0.text.printableLine, TextStyle($0.style)) })
        }
    }
}

extension TextStyle {
    /// How a cell's own text looks: as the cell asked for, and where it did not, what goes to standard error in a color of its own.
    fileprivate init(_ style: ScreenStyle) {
        self.init(color: style.color ?? (style.isError ? .gold : nil), isBold: style.isBold, isItalic: style.isItalic)
        (isUnderlined, isStruck, isReversed) = (style.isUnderlined, style.isStruck, style.isReversed)
    }
}

extension Double {
    /// A time as people read it: `0.12 s`, `75 s`.
    var asSeconds: String {
        let hundredths = Int((self * 100).rounded())
        if hundredths >= 1000 { return "\((hundredths + 50) / 100) s" }
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }
}
