import Outputs
import Literate

/// Renders a table: titles in bold over a thin rule, columns two spaces apart.
struct TableText {
    var header: [[StyledRun]]
    var rows: [[[StyledRun]]]
    var alignments: [Block.Alignment]

    init(header: [[StyledRun]], rows: [[[StyledRun]]], alignments: [Block.Alignment]) {
        self.header = header
        self.rows = rows
        self.alignments = alignments
    }

    /// A table that a cell showed; its columns of numbers stand to the right.
    init(_ table: Table) {
        header = table.header.map { [StyledRun($0.printable)] }
        rows = table.rows.map { row in row.map { [StyledRun($0.printable)] } }
        alignments = table.numericColumns.map { $0 ? .right : .left }
    }

    /// The lines, in columns that are narrowed and wrapped until the table is no wider than `width`.
    func lines(width: Int) -> [Line] {
        let count = max(header.count, rows.map(\.count).max() ?? 0)
        guard count > 0 else { return [] }
        let widths = columnWidths(count, within: width)
        let hasTitles = header.contains { $0.contains { !$0.text.isEmpty } }
        let titles =
            hasTitles
            ? row(header.map { $0.map { StyledRun($0.text, $0.style.with { $0.isBold = true }) } }, widths) : []
        let rule = Line(String(repeating: "─", count: widths.reduce(2 * (count - 1), +)), .rule)
        return titles + [rule] + rows.flatMap { row($0, widths) }
    }

    private func columnWidths(_ count: Int, within width: Int) -> [Int] {
        var widths = (0..<count).map { column in
            ([header] + rows).map { $0.indices.contains(column) ? Line($0[column]).width : 0 }.max() ?? 0
        }
        let available = max(width - 2 * (count - 1), count * 4)
        while widths.reduce(0, +) > available, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 4
        {
            widths[widest] -= 1
        }
        return widths
    }

    private func row(_ cells: [[StyledRun]], _ widths: [Int]) -> [Line] {
        let wrapped = widths.indices.map { cells.indices.contains($0) ? wrap(cells[$0], width: widths[$0]) : [] }
        let height = max(wrapped.map(\.count).max() ?? 0, 1)
        return (0..<height).map { lineIndex in
            widths.indices.reduce(Line()) { line, column in
                let cell = wrapped[column].indices.contains(lineIndex) ? wrapped[column][lineIndex] : Line()
                let isLast = column == widths.count - 1
                return line + padded(cell, to: widths[column], column, isLast: isLast) + Line(isLast ? "" : "  ")
            }
        }
    }

    private func padded(_ cell: Line, to width: Int, _ column: Int, isLast: Bool) -> Line {
        let missing = max(width - cell.width, 0)
        let left =
            switch alignments.indices.contains(column) ? alignments[column] : .none {
            case .right: missing
            case .center: missing / 2
            case .none, .left: 0
            }
        let right = isLast ? 0 : missing - left
        return Line(String(repeating: " ", count: left)) + cell + Line(String(repeating: " ", count: right))
    }
}
