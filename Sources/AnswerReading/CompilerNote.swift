/// What the compiler adds to an error, at another line of the answer.
package struct CompilerNote: Sendable, Hashable, Codable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1 and in bytes.
    package var column: Int
    /// The compiler's words.
    package var message: String

    /// A note at this place.
    package init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}
