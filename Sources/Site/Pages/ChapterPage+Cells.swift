import Outputs
import Literate

extension ChapterPage {
    /// A cell: code, output and checks in one frame, its figures under it. Text that was printed after a figure follows
    /// that figure in a frame of its own, for the order is the reader's thread.
    func html(_ cell: Cell) -> HTML {
        let output = outputs?.cells.first { $0.index == cell.index }
        var pieces: [HTML] = []
        var frame = CellView(
            anchor: prose.identifier("cell-\(cell.index + 1)"), label: "Cell \(cell.index + 1)",
            status: cell.kind.styleClass,
            codeHTML: cell.kind == .hidden ? HTML() : prose.highlighted(cell.source.text.withoutLastNewline),
            outputHTML: HTML(), checks: (output?.checks ?? []).map(view), failure: failure(of: cell, output))
        let items = cell.kind == .hidden ? output?.itemsShownOfHiddenCell : output?.items
        for item in (items ?? []).shown {
            if case .figure(let figure) = item {
                pieces.append(html(frame))
                pieces.append(html(figure, of: cell))
                frame = CellView(
                    label: "Cell \(cell.index + 1), continued", status: "", codeHTML: HTML(), outputHTML: HTML(),
                    checks: [])
            } else {
                frame.outputHTML += html(item)
            }
        }
        pieces.append(html(frame))
        return HTML(pieces)
    }

    private func html(_ frame: CellView) -> HTML {
        let isBare = frame.codeHTML.isEmpty && frame.outputHTML.isEmpty && frame.checks.isEmpty && frame.failure == nil
        return isBare ? HTML() : templates.render(frame, with: .cell)
    }

    private func html(_ item: ShownOutput) -> HTML {
        switch item {
        case .printed(let screen):
            return HTML("pre", ["class": "output", "tabindex": "0"], HTML(screen.withoutLastNewline))
        case .value(let value):
            let type = HTML("span", ["class": "type"], HTML(escaping: value.type))
            let text = HTML(ScreenText(value.text).withoutLastNewline)
            return HTML(
                "div", ["class": "value"], HTML("pre", ["class": "output", "tabindex": "0"], text) + type)
        case .table(let table):
            return html(table)
        case .figure, .check:
            return HTML()
        }
    }

    private func html(_ table: Table) -> HTML {
        let numeric = table.numericColumns
        func row(_ name: String, _ fields: [String]) -> HTML {
            HTML(
                "tr", [:],
                HTML(
                    fields.enumerated().map { column, field in
                        let isNumeric = column < numeric.count && numeric[column]
                        let attributes: KeyValuePairs<String, String?> = [
                            "class": isNumeric ? "right" : nil, "scope": name == "th" ? "col" : nil,
                        ]
                        return HTML(name, attributes, HTML(escaping: field))
                    }))
        }
        let head = HTML("thead", [:], row("th", table.header))
        let body = HTML("tbody", [:], HTML(table.rows.map { row("td", $0) }))
        return HTML("div", ["class": "scroll output-table", "tabindex": "0"], HTML("table", [:], head + body))
    }

    private func view(_ check: CheckResult) -> CheckView {
        CheckView(
            outcome: check.passed ? "passed" : "failed", sign: check.passed ? "✓" : "✗",
            said: check.passed ? "Passed:" : "Failed:", claim: check.name,
            cases: check.cases > 1 ? "\(check.cases) cases" : nil,
            counterexampleHTML: check.counterexample.map(prose.highlighted) ?? HTML())
    }

    private func failure(of cell: Cell, _ output: CellOutput?) -> FailureView? {
        guard let output else {
            return cell.kind == .norun ? nil : FailureView(tone: "skipped", sign: "–", heading: "Not run")
        }
        if let error = output.error {
            let isPromised = output.status == .completed
            return FailureView(
                tone: isPromised ? "promised" : "failed", sign: isPromised ? "!" : "✗",
                heading: error.kind.heading.capitalizingFirst + (isPromised ? ", as it should" : ""),
                message: error.message, placeHTML: place(of: error, in: cell))
        }
        switch output.status {
        case .completed: return nil
        case .failed: return FailureView(tone: "failed", sign: "✗", heading: "Failed")
        case .notRun:
            guard cell.kind != .norun else { return nil }
            return FailureView(tone: "skipped", sign: "–", heading: "Not run, for a cell before it failed")
        }
    }

    /// Where an error is, as a reader of the page can find it: in which line of the code that it shows. What a hidden cell did is in a
    /// line of the chapter's file.
    private func place(of error: CellError, in cell: Cell) -> HTML {
        let column = error.column.map { ", column \($0)" } ?? ""
        guard let shown = chapter.cells.first(where: { $0.kind != .hidden && $0.lines.contains(error.line) }) else {
            let file = chapter.file.split(separator: "/").last.map(String.init) ?? chapter.file
            return HTML(escaping: "line \(error.line)\(column) of \(file)")
        }
        let line = HTML(escaping: "line \(error.line - shown.source.start.line + 1)\(column)")
        guard shown.index != cell.index else { return line }
        let which = shown.index < cell.index ? "an earlier cell" : "a later cell"
        return line + HTML(escaping: " of ") + HTML("a", ["href": "#cell-\(shown.index + 1)"], HTML(escaping: which))
    }
}

extension Cell {
    /// The lines of the file that hold the code.
    fileprivate var lines: Range<Int> {
        source.start.line..<(source.start.line + source.text.count { $0 == "\n" })
    }
}

extension Cell.Kind {
    fileprivate var styleClass: String {
        switch self {
        case .run, .hidden: ""
        case .norun: "unrun"
        case .fails: "fails"
        }
    }
}

extension String {
    /// The text without one newline at its end, for which a page would show an empty line.
    var withoutLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }

    /// The text with its first letter in upper case.
    fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
