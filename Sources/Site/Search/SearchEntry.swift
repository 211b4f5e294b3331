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
        let rows = entries.map { [$0.title, $0.place, $0.address, $0.text] + ($0.declaration.map { [$0] } ?? []) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Strings are always JSON.
        let json = (try? encoder.encode(rows)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
        return "lecternTake(\"\(name)\", \(json.replacing("],[", with: "],\n[")));\n"
    }
}

extension String {
    /// The words, with one space between.
    var asOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
