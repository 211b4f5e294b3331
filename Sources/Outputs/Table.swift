/// A table of text for the reader.
public struct Table: Sendable, Hashable, Codable {
    /// The columns' titles.
    public var header: [String]
    /// The rows; each has as many fields as the header.
    public var rows: [[String]]
    /// What later chapters ask for it by; nil where none can.
    public var name: String?

    /// A table of these rows.
    public init(header: [String], rows: [[String]], name: String? = nil) {
        self.header = header
        self.rows = rows
        self.name = name
    }
}

extension Table {
    /// For each column whether it holds numbers, which are shown at the right, digits under digits: it has fields, and each looks like
    /// a number, as `−1.5`, `117,600`, `12 %`, `3×3` and `1e-5` do.
    public var numericColumns: [Bool] {
        header.indices.map { column in
            let fields = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
            return !fields.isEmpty && fields.allSatisfy(Self.looksNumeric)
        }
    }

    private static func looksNumeric(_ text: String) -> Bool {
        let isWritten =
            text.contains(where: \.isNumber)
            && text.unicodeScalars.allSatisfy { "0123456789.,+-−–eE%× \u{202F}".unicodeScalars.contains($0) }
        return isWritten || Double(text) != nil
    }
}
