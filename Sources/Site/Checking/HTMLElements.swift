import CHTML

/// A start tag of a page.
struct HTMLElement: Hashable {
    var name: String
    var attributes: [String: String]
    /// The line in the page, from 1.
    var line: Int

    /// The start tags of `page` in order, as a browser's parser finds them.
    static func all(in page: [UInt8]) -> [HTMLElement] {
        let collector = Collector()
        let receiver = Unmanaged.passUnretained(collector).toOpaque()
        page.withUnsafeBytes { bytes in
            _ = lectern_html_read(
                bytes.bindMemory(to: CChar.self).baseAddress, bytes.count,
                { receiver, name, attributes, line in
                    guard let receiver, let name, let attributes else { return }
                    let collector = Unmanaged<Collector>.fromOpaque(receiver).takeUnretainedValue()
                    collector.elements.append(
                        HTMLElement(
                            name: String(cString: name), attributes: HTMLElement.dictionary(of: attributes),
                            line: Int(line)))
                }, receiver)
        }
        return collector.elements
    }

    private final class Collector { var elements: [HTMLElement] = [] }

    private static func dictionary(of attributes: UnsafePointer<UnsafePointer<CChar>?>) -> [String: String] {
        var result: [String: String] = [:]
        var index = 0
        while let name = attributes[index] {
            result[String(cString: name)] = attributes[index + 1].map { String(cString: $0) } ?? ""
            index += 2
        }
        return result
    }
}
