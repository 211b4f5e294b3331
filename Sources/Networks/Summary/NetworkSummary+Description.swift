import Kernels

extension NetworkSummary {
    /// The columns' titles, with which ``cells`` and ``total`` go.
    public static let header = ["layer", "", "output", "parameters", "multiply-adds", "memory", "sees"]

    /// For each layer what it is and counts, as text.
    public var cells: [[String]] {
        rows.map { row in
            [
                row.name, row.title + row.source(in: self), row.outputShape.dimensions, row.parameters.grouped,
                row.multiplyAdds.grouped, row.activationBytes.bytes, row.receptiveField.text,
            ]
        }
    }

    /// The sums over all layers, as text.
    public var total: [String] {
        ["total", "", "", parameters.grouped, multiplyAdds.grouped, activationBytes.bytes, ""]
    }
}

extension NetworkSummary: CustomStringConvertible {
    /// The table as text.
    public var description: String {
        let (header, cells, total) = (NetworkSummary.header, cells, total)
        let widths = header.indices.map { column in ([header, total] + cells).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return column < 2 ? text + space : space + text
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        return ([name, line(header), rule] + cells.map(line) + [rule, line(total)]).joined(separator: "\n")
    }
}

extension NetworkSummary.Row {
    /// Where it takes from, if that is not simply the layer above.
    fileprivate func source(in summary: NetworkSummary) -> String {
        guard let place = summary.rows.firstIndex(where: { $0.name == name }), place > 0 else { return "" }
        return inputs == [summary.rows[place - 1].name] ? "" : " ← " + inputs.joined(separator: " + ")
    }
}

extension ReceptiveField {
    /// `14x14`, or `all`.
    fileprivate var text: String {
        switch self {
        case .window(let size, _, _): size.text
        case .everything: "all"
        }
    }
}

extension Int {
    /// With commas between thousands.
    package var grouped: String {
        var text = ""
        for (place, digit) in String(magnitude).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }

    /// In the unit that leaves few digits.
    var bytes: String {
        if self < 10_000 { return "\(self) B" }
        let (unit, size) =
            self < 10_000_000 ? ("KB", 1_000) : self < 10_000_000_000 ? ("MB", 1_000_000) : ("GB", 1_000_000_000)
        return "\((self + size / 2) / size) \(unit)"
    }
}
