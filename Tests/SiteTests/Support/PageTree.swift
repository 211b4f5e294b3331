import Foundation
import Testing

@testable import Site

/// An element of a page with what is in it, as a browser's parser finds them.
final class PageElement {
    let name: String
    let attributes: [String: String]
    private(set) var text = ""
    private(set) var children: [PageElement] = []

    init(_ name: String, _ attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    /// The elements of some HTML, under one that stands for the page.
    static func page(_ html: String) -> PageElement {
        let reader = Reader()
        HTMLReader.read(Array(html.utf8), for: reader)
        return reader.page
    }

    private final class Reader: HTMLReceiver {
        let page = PageElement("page")
        private lazy var open = [page]

        func begin(_ element: HTMLElement) {
            let inner = PageElement(element.name, element.attributes)
            open[open.count - 1].children.append(inner)
            open.append(inner)
        }

        func add(_ text: String) { for element in open { element.text += text } }

        func end(_ name: String) {
            if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
        }
    }

    /// The elements of a selector, in order: `p.points`, `details.hint summary`, `[data-quiz=fits]`.
    func all(_ selector: String) -> [PageElement] {
        var found = [self]
        for part in selector.split(separator: " ") { found = found.flatMap { $0.below.filter { $0.matches(part) } } }
        return found
    }

    private var below: [PageElement] { children.flatMap { [$0] + $0.below } }

    private func matches(_ part: Substring) -> Bool {
        let pieces = part.matches(of: /^[a-z0-9]+|\.[\w-]+|#[\w.-]+|\[[\w-]+(?:=[^\]]*)?\]/).map(\.0)
        return pieces.allSatisfy { piece in
            switch piece.first {
            case ".": return attributes["class"]?.split(separator: " ").contains(piece.dropFirst()) == true
            case "#": return attributes["id"] == String(piece.dropFirst())
            case "[":
                let sides = piece.dropFirst().dropLast().split(separator: "=", maxSplits: 1)
                guard let value = attributes[String(sides[0])] else { return false }
                return sides.count == 1 || value == sides[1]
            default: return name == piece
            }
        }
    }

    /// The element as it is written, for a failure.
    var source: String {
        let written = attributes.sorted { $0.key < $1.key }.map { " \($0)=\"\($1)\"" }.joined()
        return "<\(name)\(written)>\(text.prefix(300))</\(name)>"
    }
}

/// Holds the one element of a selector against what it says and has; a failure prints the elements that are there.
func expectElement(
    _ selector: String, in html: String, says text: String? = nil, has attributes: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let found = PageElement.page(html).all(selector)
    let isRight = found.contains { element in
        (text.map { element.text.contains($0) } ?? true) && attributes.allSatisfy { element.attributes[$0] == $1 }
    }
    let shown = found.isEmpty ? "no \(selector) in:\n\(html.prefix(2000))" : found.map(\.source).joined(separator: "\n")
    #expect(isRight, "\(text ?? "") \(attributes)\n\(shown)", sourceLocation: sourceLocation)
}

/// Expects no element of a selector; a failure prints those that are there.
func expectNoElement(_ selector: String, in html: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let found = PageElement.page(html).all(selector)
    #expect(found.isEmpty, "\(found.map(\.source).joined(separator: "\n"))", sourceLocation: sourceLocation)
}
