import Outputs

extension HTML {
    /// What was printed, as a terminal would show it. Styles are classes of the site's own: nothing that was printed becomes a style.
    init(_ screen: ScreenText) {
        let lines = screen.lines.map { runs in
            HTML(
                runs.map { run in
                    let classes = run.style.classes
                    return classes.isEmpty
                        ? HTML(escaping: run.text)
                        : HTML("span", ["class": classes.joined(separator: " ")], HTML(escaping: run.text))
                })
        }
        self.init(trusted: lines.map(\.text).joined(separator: "\n"))
    }
}

extension ScreenStyle {
    /// The names of the classes in which the site's styles know it.
    fileprivate var classes: [String] {
        var classes = color.map { [$0.rawValue] } ?? (isError ? ["errors"] : [])
        if isReversed { classes.append("reversed") }
        if isBold { classes.append("bold") }
        if isItalic { classes.append("italic") }
        if isUnderlined { classes.append("underlined") }
        if isStruck { classes.append("struck") }
        return classes
    }
}
