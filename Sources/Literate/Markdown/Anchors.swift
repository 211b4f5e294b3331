/// The anchors of a chapter's headings, as GitHub makes them, so that a link to one works there and on our page alike.
struct Anchors: Sendable {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    /// The anchor of the next heading: a second one with the same words gets `-1`, a third one `-2`.
    mutating func next(for title: [Inline]) -> String {
        let base = Self.anchor(of: title.plainText)
        var anchor = base
        while !taken.insert(anchor).inserted {
            counts[base, default: 0] += 1
            anchor = "\(base)-\(counts[base, default: 0])"
        }
        return anchor
    }

    /// Lower-case letters, digits, hyphens and underscores as they are; a hyphen for each space, and nothing for the rest.
    ///
    /// - Source: github/html-pipeline, TableOfContentsFilter.
    static func anchor(of title: String) -> String {
        var anchor = String.UnicodeScalarView()
        for scalar in title.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
                anchor.append(scalar)
            default:
                if scalar == "-" || scalar == " " { anchor.append("-") }
            }
        }
        return anchor.isEmpty ? "section" : String(anchor)
    }
}
