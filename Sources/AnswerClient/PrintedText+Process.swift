extension PrintedText {
    /// Adds what a process printed, `bytes` of it; where `isCut`, it printed more.
    mutating func append(_ bytes: [UInt8], isCut: Bool) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // A trap's words and stack are the last that a process writes.
        let trap = lines.indices.first { lines[$0...].dropFirst().first == "Current stack trace:" }
        let own = lines[..<(trap ?? lines.count)].filter { !Self.isRuntimes($0) }.joined(separator: "\n")
        append(own, isCut: isCut && trap == nil)
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
