/// Which texts are equal where their code points are.
///
/// Swift calls texts equal that are written with other code points and look the same, as é and e with an accent after it. The tables
/// for that are a tenth of a page's module, so texts are known only of characters that are never composed with others.
extension Unicode.Scalar {
    /// Whether it is such a character.
    var comparesAsWritten: Bool {
        switch value {
        case 0x374, 0x37E, 0x387, 0x2000, 0x2001, 0x20D0...0x20FF, 0x2126, 0x212A, 0x212B, 0x2329, 0x232A, 0x2ADC: false
        case 0x302A...0x302F, 0x3099, 0x309A: false
        // Latin, Greek, Cyrillic, punctuation, arrows and mathematics, kana, Chinese, Hangul, wide letters, emoji.
        case 0..<0x300, 0x370...0x482, 0x2000...0x2BFF, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFE0F,
            0xFF01...0xFF60, 0x1F000...0x1FAFF:
            true
        default: false
        }
    }
}

extension String {
    /// Whether it has such characters alone.
    var comparesAsWritten: Bool { unicodeScalars.allSatisfy { $0.comparesAsWritten } }
}
