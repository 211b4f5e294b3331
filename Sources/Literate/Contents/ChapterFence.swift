/// A fence of Lectern's at the left margin of a chapter, as it is written, whatever it is for.
package struct ChapterFence: Sendable, Hashable {
    /// The first word of its line: `swift`, `output` or `quiz`.
    package var language: String
    /// What is in it.
    package var source: SourceText

    /// The backquotes around `code`: three, or one more than a line of it begins with.
    package static func marks(around code: String) -> String {
        let lines = code.utf8.split(separator: UInt8(ascii: "\n")).map(Array.init)
        return String(repeating: "`", count: FileLines.marksNeeded(around: lines, mark: UInt8(ascii: "`")))
    }
}

extension Chapter {
    /// The file's text, whose lines end in `\n`; empty for a chapter that was not read from a file.
    package var text: String { String(decoding: SourceFile(bytes).bytes, as: UTF8.self) }
}
