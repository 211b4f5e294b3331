/// A start tag of a page.
struct HTMLElement: Hashable {
    var name: String
    var attributes: [String: String]
    /// The line in the page, from 1.
    var line: Int

    /// The start tags of `page` in order, as a browser's parser finds them.
    static func all(in page: [UInt8]) -> [HTMLElement] {
        let collector = Collector()
        HTMLReader.read(page, for: collector)
        return collector.elements
    }

    private final class Collector: HTMLReceiver {
        var elements: [HTMLElement] = []

        func begin(_ element: HTMLElement) { elements.append(element) }
        func end(_ name: String) {}
        func add(_ text: String) {}
    }
}
