import Mustache

/// Text that is HTML already. Every way to make one escapes what it is given, except `init(trusted:)`.
struct HTML: Hashable, Sendable, MustacheCustomRenderable {
    private(set) var text: String

    /// No HTML at all.
    init() { text = "" }

    /// HTML that this module or KaTeX wrote.
    init(trusted text: String) { self.text = text }

    /// HTML that shows `plain` as it is, also within an attribute's double quotes.
    init(escaping plain: String) { text = Self.escaped(plain) }

    /// `<name attributes>content</name>`; attributes whose value is nil are left out.
    init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: HTML) {
        text = Self.tag(name, attributes) + content.text + "</\(name)>"
    }

    /// `<name attributes>`, for an element that has no content.
    init(void name: String, _ attributes: KeyValuePairs<String, String?> = [:]) { text = Self.tag(name, attributes) }

    /// The pieces one after the other.
    init(_ pieces: [HTML]) { text = pieces.map(\.text).joined() }

    var isEmpty: Bool { text.isEmpty }
    var renderText: String { text }
    var isNull: Bool { isEmpty }

    static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }
    static func += (left: inout HTML, right: HTML) { left.text += right.text }

    private static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String {
        let written = attributes.compactMap { key, value in value.map { " \(key)=\"\(escaped($0))\"" } }
        return "<\(name)\(written.joined())>"
    }

    private static func escaped(_ plain: String) -> String {
        var result = ""
        result.reserveCapacity(plain.utf8.count)
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
