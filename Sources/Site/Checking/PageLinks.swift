/// What of a page the checking of links asks for.
struct PageLinks: Hashable, Sendable, Codable {
    /// The identifiers of its elements, sorted.
    private(set) var anchors: [String]
    /// The addresses that it leads to or shows, each once, sorted.
    private(set) var addresses: [String]
    /// Whether no identifier is there twice, and no image without alternative text.
    private(set) var isSound: Bool

    init(_ elements: [HTMLElement]) {
        let identifiers = elements.compactMap { $0.attributes["id"] }
        anchors = Set(identifiers).sorted()
        addresses = Set(elements.flatMap(\.addresses)).sorted()
        isSound = anchors.count == identifiers.count && !elements.contains(where: \.isSilentImage)
    }
}

extension HTMLElement {
    /// The addresses that the element leads to or shows.
    var addresses: [String] {
        let plain = ["href", "src", "poster"].compactMap { attributes[$0] }
        let sets = attributes["srcset"]?.split(separator: ",") ?? []
        return plain + sets.compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
    }

    /// Whether it is an image that says nothing to whoever does not see it.
    var isSilentImage: Bool {
        name == "img" && attributes["alt"]?.contains(where: { !$0.isWhitespace }) != true
    }
}
