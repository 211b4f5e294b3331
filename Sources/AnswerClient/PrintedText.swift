/// The beginning of what an answer printed, in all its processes. The runtime's own words on a trap are left out. It is also compiled
/// for pages.
public struct PrintedText: Sendable, Hashable, Codable {
    /// UTF-8, where the answer printed that; as it came, control characters and all.
    public private(set) var text = ""
    /// Whether it printed more.
    public private(set) var isCut = false

    /// More than people read, in bytes.
    public static let most = 4 << 10

    /// Nothing.
    public init() {}

    /// Adds what the answer printed after this.
    mutating func append(_ next: PrintedText) { append(next.text, isCut: next.isCut) }

    /// Adds a text, after which more was printed where `isCut`.
    @export(interface) mutating func append(_ own: String, isCut: Bool = false) {
        if (1..<Self.most).contains(text.utf8.count), text.utf8.last != UInt8(ascii: "\n"), !own.isEmpty {
            text += "\n"
        }
        let room = max(0, Self.most - text.utf8.count)
        if isCut || own.utf8.count > room { self.isCut = true }
        text += String(decoding: own.utf8.prefix(room), as: UTF8.self)
    }
}
