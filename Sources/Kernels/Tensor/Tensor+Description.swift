extension Tensor: CustomStringConvertible {
    /// The values in nested brackets and columns, as NumPy prints them; of more than 1,000 values, long axes show their
    /// first and last three.
    public var description: String {
        if count == 0 { return rank == 1 ? "[]" : "[] of shape \(shape)" }
        let shown = shape.map { size -> [Int?] in
            count > 1000 && size > 6 ? [0, 1, 2, nil, size - 3, size - 2, size - 1] : Array(0..<size)
        }
        var values: [Float] = []
        collect(shown, axis: 0, offset: 0, into: &values)
        let format = NumberFormat(values)
        var next = values.makeIterator()
        if rank == 0 { return format.text(self[0]) }
        return layOut(shown, axis: 0) { next.next().map(format.text) ?? "" }
    }

    private func collect(_ shown: [[Int?]], axis: Int, offset: Int, into values: inout [Float]) {
        guard axis < rank else { return values.append(self[offset]) }
        for case let i? in shown[axis] {
            collect(shown, axis: axis + 1, offset: offset * shape[axis] + i, into: &values)
        }
    }

    private func layOut(_ shown: [[Int?]], axis: Int, next: () -> String) -> String {
        if axis == rank - 1 {
            return "[" + wrapped(shown[axis].map { $0 == nil ? "..." : next() }, indent: axis + 1) + "]"
        }
        let gap = String(repeating: "\n", count: rank - axis - 1) + String(repeating: " ", count: axis + 1)
        return "["
            + shown[axis].map { $0 == nil ? "..." : layOut(shown, axis: axis + 1, next: next) }.joined(separator: gap)
            + "]"
    }

    private func wrapped(_ cells: [String], indent: Int) -> String {
        var (line, lines) = ("", [String]())
        for cell in cells {
            if !line.isEmpty, indent + line.count + 1 + cell.count > 75 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? cell : " " + cell
        }
        return (lines + [line]).joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
