/// The beginning of what an answer printed, in all its processes. The runtime's own words on a trap are left out.
public struct PrintedText: Sendable, Hashable, Codable {
    /// UTF-8, where the answer printed that; as it came, control characters and all.
    public private(set) var text = ""
    /// Whether it printed more.
    public private(set) var isCut = false

    /// More than people read, in bytes.
    public static let most = 4 << 10

    /// Nothing.
    public init() {}

    /// Adds what a process printed, `bytes` of it; where `isCut`, it printed more.
    mutating func append(_ bytes: [UInt8], isCut: Bool) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // A trap's words and stack are the last that a process writes.
        let trap = lines.indices.first { lines[$0...].dropFirst().first == "Current stack trace:" }
        let own = lines[..<(trap ?? lines.count)].filter { !Self.isRuntimes($0) }.joined(separator: "\n")
        append(own, isCut: isCut && trap == nil)
    }

    /// Adds what the answer printed after this.
    mutating func append(_ next: PrintedText) { append(next.text, isCut: next.isCut) }

    private mutating func append(_ own: String, isCut: Bool) {
        if (1..<Self.most).contains(text.utf8.count), !text.hasSuffix("\n"), !own.isEmpty { text += "\n" }
        let room = max(0, Self.most - text.utf8.count)
        if isCut || own.utf8.count > room { self.isCut = true }
        text += String(decoding: own.utf8.prefix(room), as: UTF8.self)
    }

    /// `…: Fatal error: …`, and `@IMAGE\tOFFSET` as CConfine writes it.
    private static func isRuntimes(_ line: Substring) -> Bool {
        if line.hasPrefix("@") {
            let fields = line.dropFirst().split(separator: "\t")
            return fields.count == 2 && UInt64(fields[1], radix: 16) != nil
        }
        return line.hasPrefix("Fatal error") || line.contains(": Fatal error")
    }
}
