/// Renders two pieces of code, each under its title: side by side where the terminal is wide enough, else one below the other.
package struct CodePair {
    let style: TerminalStyle

    package init(style: TerminalStyle) { self.style = style }

    package func lines(_ first: (title: String, code: String), _ second: (title: String, code: String)) -> [Line] {
        let left = column(first), right = column(second)
        let width = (left.map(\.width).max() ?? 0) + 2
        guard width + 2 + (right.map(\.width).max() ?? 0) <= style.columns else { return left + [Line()] + right }
        return (0..<max(left.count, right.count)).map { row in
            let own = row < left.count ? left[row] : Line()
            let gap = Line(String(repeating: " ", count: width - own.width)) + Line("│ ", .rule)
            return row < right.count ? own + gap + right[row] : own + gap
        }
    }

    private func column(_ part: (title: String, code: String)) -> [Line] {
        [Line(part.title, .muted)] + CodeText(style: style).lines(part.code.printable)
    }
}
