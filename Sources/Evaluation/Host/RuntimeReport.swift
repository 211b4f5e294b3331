/// What the Swift runtime said before it stopped the process: `main.swift:3: Fatal error: Index out of range`.
struct RuntimeReport: Sendable, Hashable {
    /// The words for a reader, without the runtime's own place and without addresses, which are others each time. Empty where it has
    /// none.
    var message: String

    /// Reads the runtime's text.
    init(_ text: String) {
        let label = "Fatal error"
        var words = text[...]
        if let range = words.firstRange(of: label) { words = words[range.upperBound...] }
        if words.hasPrefix(": ") { words = words.dropFirst(2) }
        // Before the words of a `precondition` there is the place alone.
        words = words.replacing(#/^\S+\.swift:\d+: /#, with: "")[...]
        message = words.replacing(#/ ?\(?0x[0-9a-f]+\)?/#, with: "").trimming(\.isWhitespace)
    }

    /// Whether memory was asked for that there is not.
    var isAboutMemory: Bool { message.lowercased().contains("allocate memory") }
}

extension StringProtocol {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
        String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
    }
}
