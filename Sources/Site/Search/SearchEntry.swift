import Foundation

/// A place of the site that a search finds.
struct SearchEntry: Sendable, Hashable {
    /// What the place is called.
    var title: String
    /// Where it is, as the result says it: `9. Spatial dimensions`.
    var place: String
    var address: String
    /// The words by which it is found, too.
    var text: String
    /// Of the reference: the declaration, which a card shows at a link to it.
    var declaration: String?

    /// The script that brings entries into a page: a page that was opened as a file may read no other file.
    static func script(_ name: String, _ entries: [SearchEntry]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let rows = entries.map { entry in
            let fields = [entry.title, entry.place, entry.address, entry.text] + (entry.declaration.map { [$0] } ?? [])
            // Strings are always JSON.
            return (try? encoder.encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
        }
        return "lecternTake(\"\(name)\", [\(rows.joined(separator: ",\n"))]);\n"
    }
}

extension String {
    /// The words, with one space between.
    var asOneLine: String {
        var line = String.UnicodeScalarView()
        var isBetweenWords = false
        // By scalars: what a search finds is half a megabyte, and characters take five times as long.
        for scalar in unicodeScalars {
            if scalar.isSpace {
                isBetweenWords = true
            } else {
                if isBetweenWords, !line.isEmpty { line.append(" ") }
                isBetweenWords = false
                line.append(scalar)
            }
        }
        return String(line)
    }
}

extension Unicode.Scalar {
    fileprivate var isSpace: Bool {
        isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
    }
}
