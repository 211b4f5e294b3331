import CHTML

/// Is told what a page has, in order.
protocol HTMLReceiver: AnyObject {
    func begin(_ element: HTMLElement)
    /// The end of an element, also of one that has no end tag.
    func end(_ name: String)
    /// Text between tags, in pieces.
    func add(_ text: String)
}

/// Reads HTML as a browser's parser does.
enum HTMLReader {
    static func read(_ page: [UInt8], for receiver: any HTMLReceiver) {
        let box = Box(receiver)
        let pointer = Unmanaged.passUnretained(box).toOpaque()
        let events = lectern_html_events(
            element: { box, name, attributes, line in
                guard let name, let attributes else { return }
                Box.receiver(box)?.begin(
                    HTMLElement(
                        name: String(cString: name), attributes: HTMLReader.dictionary(of: attributes),
                        line: Int(line)))
            },
            text: { box, bytes, count in
                let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
                Box.receiver(box)?.add(text)
            },
            end: { box, name in
                if let name { Box.receiver(box)?.end(String(cString: name)) }
            })
        page.withUnsafeBytes { bytes in
            _ = lectern_html_read(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, events, pointer)
        }
        withExtendedLifetime(box) {}
    }

    private final class Box {
        let receiver: any HTMLReceiver

        init(_ receiver: any HTMLReceiver) { self.receiver = receiver }

        static func receiver(_ pointer: UnsafeMutableRawPointer?) -> (any HTMLReceiver)? {
            pointer.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().receiver }
        }
    }

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
