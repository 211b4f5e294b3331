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
    private let images: @Sendable (String) -> [UInt8]?
    private let imagesThere: @Sendable (String) -> [UInt8]?

    /// So many of the numbers that differ in a cell's text are listed.
    private static let mostListed = 10

    /// Compares what the cells of `chapter` did here with what they did on another machine.
    ///
    /// - Parameters:
    ///   - tolerance: the share of a number by which another may differ from it; 0 for texts that are the same.
    ///   - images: the images that were drawn here, by the names of their files.
    package init(
        _ chapter: Chapter, _ outputs: ChapterOutputs, with entry: CourseRecord.Entry, of record: CourseRecord,
        tolerance: Double, images: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.chapter = chapter
        machine = record.machine
        self.tolerance = tolerance
        self.images = images
        imagesThere = { record.image($0) }
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
        for (index, (figure, other)) in zip(drawn, drawnThere).enumerated() {
            let comparison = FigureComparison(figure, other, of: machine, images: images, imagesThere: imagesThere)
            guard let difference = comparison.difference else { continue }
            differ(cell, "\(drawn.count == 1 ? "the figure" : "figure \(index + 1)") of the cell \(difference)")
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
        guard let largest = different.max(by: { $0.share < $1.share }) else { return }
        let count = different.count == 1 ? "a number" : "\(different.count) of \(comparison.count) numbers"
        differ(
            cell, "the cell \(verb) \(count) otherwise than on \(machine), as \(Self.words(largest))",
            advice: different.count == 1 ? nil : Self.list(different))
    }

    private static func words(_ pair: NumberComparison.Pair) -> String {
        "\(pair.here), there \(pair.there) (\(pair.share.percent))"
    }

    /// Each number that differs, with its line.
    private static func list(_ pairs: [NumberComparison.Pair]) -> String {
        let rest = pairs.count > mostListed ? ["and \(pairs.count - mostListed) more"] : []
        return (pairs.prefix(mostListed).map { "line \($0.line): \(words($0))" } + rest).joined(separator: "\n  ")
    }

    private mutating func differ(_ cell: Cell, _ message: String, advice: String? = nil) {
        differences.append(
            Diagnostic(file: chapter.file, position: cell.source.start, message: message, advice: advice))
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
