extension String {
    /// The text with a sign in place of each character that XML 1.0 has no way to write; an HTML page must not have them either.
    var fitForXML: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x9, 0xA, 0xD: scalar
                    // The pictures of control characters.
                    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
                    case 0xFFFE, 0xFFFF: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
