extension GeneratedProgram {
    /// Whose a place of the program is.
    package enum Owner: Sendable, Hashable {
        /// The reader's, who wrote it there.
        case reader(SourceOrigin)
        /// Ours. Where it stands in a line of the reader's, `near` is where it was put.
        case ours(near: SourceOrigin?)

        /// Whether Lectern wrote it.
        package var isOurs: Bool {
            switch self {
            case .reader: false
            case .ours: true
            }
        }

        /// The place to tell: the reader's own, or that in the reader's line.
        package var nearest: SourceOrigin? {
            switch self {
            case .reader(let origin): origin
            case .ours(let near): near
            }
        }
    }

    /// Whose the place is that the compiler names by file, line and column: a file that `#sourceLocation` named and its line, or
    /// the program's own file and line.
    package func owner(file: String, line: Int, column: Int) -> Owner {
        let rows = rows
        let row = rows.first { row in
            row.pieces.contains { $0.origin.map { $0.line == line && $0.isIn(file) } ?? false }
        }
        if let row { return row.owner(at: column) }
        let isNamed = segments.contains { $0.origin?.isIn(file) ?? false }
        return !isNamed && rows.indices.contains(line - 1) ? rows[line - 1].owner(at: column) : .ours(near: nil)
    }

    /// Whose the place of a diagnostic is.
    package func owner(of diagnostic: CompilerDiagnostic) -> Owner {
        owner(file: diagnostic.file, line: diagnostic.line, column: diagnostic.column)
    }

    /// A line of the program, as pieces.
    private struct Row {
        var pieces: [(start: Int, length: Int, origin: SourceOrigin?)] = []

        func owner(at column: Int) -> Owner {
            // A column at the end of a piece is still its own, where another reader's piece does not begin there.
            let index = pieces.firstIndex { column >= $0.start && column < $0.start + $0.length } ?? pieces.indices.last
            guard let index else { return .ours(near: nil) }
            let piece = pieces[index]
            if let origin = piece.origin {
                let along = Swift.min(column - piece.start, piece.length)
                return .reader(SourceOrigin(file: origin.file, line: origin.line, column: origin.column + along))
            }
            if let next = pieces[index...].lazy.compactMap(\.origin).first { return .ours(near: next) }
            let before = pieces[..<index].last { $0.origin != nil }
            return .ours(
                near: before.flatMap { piece in
                    piece.origin.map {
                        SourceOrigin(file: $0.file, line: $0.line, column: $0.column + piece.length)
                    }
                })
        }
    }

    private var rows: [Row] {
        var rows = [Row()]
        var column = 1
        for segment in segments {
            var origin = segment.origin
            let lines = segment.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                if index > 0 {
                    rows.append(Row())
                    column = 1
                    if let before = origin {
                        origin = SourceOrigin(file: before.file, line: before.line + 1, column: 1)
                    }
                }
                if line.isEmpty && (origin == nil || (index > 0 && index == lines.count - 1)) { continue }
                rows[rows.count - 1].pieces.append((start: column, length: line.count, origin: origin))
                column += line.count
            }
        }
        return rows
    }
}

extension SourceOrigin {
    fileprivate func isIn(_ name: String) -> Bool { file == name || name.hasSuffix("/" + file) }
}
