/// Texts are compared by their code points.
///
/// Swift calls texts equal that are written with other code points and look the same, as é and e with an accent after it. The tables for
/// that are a tenth of a page's module, so texts are compared only where they have no character that is composed with others.
extension Evaluator {
    func areEqual(_ a: String, _ b: String) -> Bool {
        note(a, b)
        return a == b
    }

    func precedes(_ a: String, _ b: String) -> Bool {
        note(a, b)
        return a < b
    }

    func begins(_ text: String, with part: String) -> Bool {
        note(text, part)
        return text.hasPrefix(part)
    }

    func ends(_ text: String, with part: String) -> Bool {
        note(text, part)
        return text.hasSuffix(part)
    }

    private func note(_ a: String, _ b: String) {
        if !a.comparesAsWritten || !b.comparesAsWritten { comparesComposedText = true }
    }
}

extension String {
    /// Whether it has characters alone that are never composed with others.
    fileprivate var comparesAsWritten: Bool {
        // Below U+0300 all are: that byte begins what comes after it.
        utf8.allSatisfy { $0 < 0xCC } || unicodeScalars.allSatisfy { $0.comparesAsWritten }
    }
}

extension Unicode.Scalar {
    fileprivate var comparesAsWritten: Bool {
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
