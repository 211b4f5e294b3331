extension StringProtocol {
    /// The text without control characters other than newlines, which could move the cursor or write over the lines above;
    /// tabs become spaces. Nothing in it turns the direction of what comes after, or breaks a line.
    package var printable: String {
        guard utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
            return String(self)
        }
        var result = String.UnicodeScalarView()
        for scalar in String(self).replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar.value {
            case 0x0A: result.append(scalar)
            case 0x09: result.append(contentsOf: "    ".unicodeScalars)
            case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: result.append("\u{2421}")
            case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The same on one line: a file's name may have a line break, and must not look like a line of ours.
    package var printableLine: String { printable.replacing("\n", with: "␊") }
}
