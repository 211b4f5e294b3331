import Literate
import Outputs
import Wording

/// A chapter's outputs held against those of a record: what differs, at the lines of the cells.
package struct RecordComparison: Sendable {
    /// What differs, in the order of the cells.
    package private(set) var differences: [Diagnostic] = []
    /// How many numbers were compared.
    package private(set) var numbers = 0
    /// How many figures were compared.
    package private(set) var figures = 0

    private let chapter: Chapter
    private let machine: String
    private let tolerance: Double

    /// Compares what the cells of `chapter` did here with what they did on another machine.
    ///
    /// - Parameter tolerance: the share of a number by which another may differ from it; 0 for texts that are the same.
    package init(
        _ chapter: Chapter, _ outputs: ChapterOutputs, with entry: CourseRecord.Entry, of machine: String,
        tolerance: Double
    ) {
        self.chapter = chapter
        self.machine = machine
        self.tolerance = tolerance
        guard CourseRecord.Entry.code(of: chapter) == entry.code, entry.outputs.cells.count == outputs.cells.count
        else {
            differences.append(
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: 1),
                    message: "the record is of other cells than the chapter has",
                    advice: "take the chapter as it was then, or make the record again"))
            return
        }
        for (cell, (here, there)) in zip(chapter.cells, zip(outputs.cells, entry.outputs.cells)) {
            compare(cell, here, there)
        }
    }

    private mutating func compare(_ cell: Cell, _ here: CellOutput, _ there: CellOutput) {
        if here.status != there.status || here.error?.kind != there.error?.kind {
            return differ(cell, "the cell \(here.ending) here, and \(there.ending) on \(machine)")
        }
        compare(cell, "prints", here.printed(.standardOutput), there.printed(.standardOutput))
        compare(cell, "prints to standard error", here.printed(.standardError), there.printed(.standardError))
        compare(cell, "shows", here.shown, there.shown)
        compare(cell, "claims", here.claims, there.claims)
        compare(cell, "fails with", here.error?.message ?? "", there.error?.message ?? "")
        let drawn = here.drawn, drawnThere = there.drawn
        figures += drawn.count
        if drawn.count != drawnThere.count {
            differ(cell, "the cell draws \(drawn.count.counted("figure")) here, and \(drawnThere.count) on \(machine)")
        }
        for (index, (figure, other)) in zip(drawn, drawnThere).enumerated() where figure != other {
            let which = drawn.count == 1 ? "the figure" : "figure \(index + 1)"
            differ(cell, "\(which) of the cell is another than on \(machine)")
        }
    }

    private mutating func compare(_ cell: Cell, _ verb: String, _ here: String, _ there: String) {
        let comparison = NumberComparison(here, there, tolerance: tolerance)
        numbers += comparison.count
        guard let different = comparison.different else {
            let lines = here.split(separator: "\n", omittingEmptySubsequences: false)
            let others = there.split(separator: "\n", omittingEmptySubsequences: false)
            let same = zip(lines, others).prefix { $0 == $1 }.count
            func text(_ lines: [Substring]) -> String {
                lines == [""] ? "nothing" : same < lines.count ? "'\(lines[same])'" : "nothing more"
            }
            return differ(cell, "the cell \(verb) \(text(lines)) here, and \(text(others)) on \(machine)")
        }
        guard different > 0, let (number, other, share) = comparison.largest else { return }
        let count = different == 1 ? "a number" : "\(different) of \(comparison.count) numbers"
        differ(
            cell,
            "the cell \(verb) \(count) otherwise than on \(machine), as \(number), there \(other) (\(Self.percent(share)))"
        )
    }

    /// A share in two digits: `0.012%`.
    private static func percent(_ share: Double) -> String {
        let percent = share * 100
        guard percent > 0, percent.isFinite else { return "0%" }
        var digits = 0
        var scaled = percent
        while scaled < 10, digits < 12 { (scaled, digits) = (scaled * 10, digits + 1) }
        var text = "\(Double(scaled.rounded()) / power(10, digits))"
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text + "%"
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    private mutating func differ(_ cell: Cell, _ message: String) {
        differences.append(Diagnostic(file: chapter.file, position: cell.source.start, message: message))
    }
}

extension CellOutput {
    /// How the cell ended, as a verb.
    fileprivate var ending: String {
        switch status {
        case .completed: error == nil ? "ends well" : "fails as it must"
        case .failed: "fails"
        case .notRun: "does not run"
        }
    }

    /// All that was printed to a stream.
    fileprivate func printed(_ stream: Stream) -> String {
        items.map { if case .text(let text, stream) = $0 { text } else { "" } }.joined()
    }

    /// Values and tables, a line for each value and row.
    fileprivate var shown: String {
        items.flatMap { item -> [String] in
            switch item {
            case .value(let value): [value.text]
            case .table(let table): ([table.header] + table.rows).map { $0.joined(separator: "\t") }
            default: []
            }
        }.joined(separator: "\n")
    }

    /// Checks with their counterexamples, a line for each.
    fileprivate var claims: String {
        checks.map { "\($0.passed ? "✓" : "✗") \($0.name) · \($0.cases)" + ($0.counterexample.map { "\n\($0)" } ?? "") }
            .joined(separator: "\n")
    }

    fileprivate var drawn: [RenderedFigure] {
        items.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
}
