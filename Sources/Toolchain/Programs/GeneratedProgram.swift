/// A Swift program that Lectern writes: pieces that a reader wrote, each with its origin, and pieces of ours.
///
/// What the compiler says of a place is then told where the reader wrote it, and an error in our own code is never told as the reader's.
package struct GeneratedProgram: Sendable, Hashable {
    /// The pieces, in order.
    package private(set) var segments: [Segment] = []

    /// An empty program.
    package init() {}

    /// The program's text.
    package var text: String { segments.map(\.text).joined() }

    /// Adds text of ours.
    package mutating func append(_ text: String) { segments.append(Segment(text: text, origin: nil)) }

    /// Adds text that a reader wrote at `origin`.
    package mutating func append(_ text: String, from origin: SourceOrigin) {
        segments.append(Segment(text: text, origin: origin))
    }

    /// Adds all of a reader's file `name`, with insertions of ours; the compiler is told its lines by `#sourceLocation`.
    package mutating func append(file name: String, _ source: String, insertions: [Insertion] = []) {
        append("#sourceLocation(file: \"\(name)\", line: 1)\n")
        let bytes = Array(source.utf8)
        var position = 0
        var origin = SourceOrigin(file: name, line: 1, column: 1)
        func take(to end: Int) {
            guard end > position else { return }
            let piece = String(decoding: bytes[position..<end], as: UTF8.self)
            append(piece, from: origin)
            origin.advance(over: piece)
            position = end
        }
        for insertion in insertions {
            take(to: insertion.offset)
            append(insertion.text)
        }
        take(to: bytes.count)
        if segments.last?.text.hasSuffix("\n") == false { append("\n") }
    }

    /// Where a reader wrote what is at `line` and `column` of the program's text; nil where that is ours.
    package func origin(line: Int, column: Int) -> SourceOrigin? {
        var start = SourceOrigin(file: "", line: 1, column: 1)
        for segment in segments {
            var end = start
            end.advance(over: segment.text)
            if (line, column) < (end.line, end.column) {
                guard var origin = segment.origin else { return nil }
                origin.column = line == start.line ? origin.column + column - start.column : column
                origin.line += line - start.line
                return origin
            }
            start = end
        }
        return nil
    }
}

/// A piece of a generated program.
package struct Segment: Sendable, Hashable {
    /// The piece's text.
    package var text: String
    /// Where a reader wrote the text's first character; nil where the text is ours.
    package var origin: SourceOrigin?
}

/// A place in what a reader wrote.
package struct SourceOrigin: Sendable, Hashable {
    /// The name by which the compiler knows the file.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column in bytes, from 1.
    package var column: Int

    /// A place of these parts.
    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Moves to what follows `text`, which begins here.
    package mutating func advance(over text: String) {
        for byte in text.utf8 {
            column += 1
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) }
        }
    }
}

/// Text of ours in a reader's code, at a byte offset. It has no line breaks, so that lines keep their numbers.
package struct Insertion: Sendable, Hashable {
    /// Where in the reader's code it is put.
    package var offset: Int
    /// What is put there.
    package var text: String

    /// An insertion of `text` at `offset`.
    package init(offset: Int, text: String) {
        self.offset = offset
        self.text = text
    }
}
