import Reference
import Toolchain

/// Where the names in a chapter's code lead: to the reference of what a cell imports.
struct ReferenceLinks: Sendable, Codable {
    private var addresses: [String: String] = [:]
    /// The hash of all links of the reference, also of those that a chapter leaves out.
    private(set) var hash = ContentHash([])

    /// No links: the site has no reference.
    static let none = ReferenceLinks()

    /// Functions of Swift's own on numbers: in a chapter's code, a bare name more often means these than a tensor's.
    private static let ofNumbers: Set<String> = ["abs", "max", "min", "pow"]

    private init() {}

    /// Links to the types and functions at the top level of `modules`. Of a name with several declarations, the first counts.
    init(_ modules: [ReferenceModule], paths: SitePaths) {
        for module in modules {
            let anchors = ReferenceAnchors(module)
            for symbol in module.topics.flatMap(\.symbols)
            where symbol.kind != .operator && symbol.kind != .variable && !Self.ofNumbers.contains(symbol.baseName) {
                let address = paths.file(ReferencePage.fileName(of: module)) + "#" + anchors[symbol]
                if addresses[symbol.baseName] == nil { addresses[symbol.baseName] = address }
            }
        }
        hash = ContentHash(addresses.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }

    /// The links without those of `names`, which a chapter declares itself.
    func without(_ names: Set<String>) -> ReferenceLinks {
        var links = self
        links.addresses = addresses.filter { !names.contains($0.key) }
        return links
    }

    /// The address of the declaration called `name`.
    subscript(name: String) -> String? { addresses[name] }
}

/// The identifiers of a module's declarations in its page.
struct ReferenceAnchors: Sendable {
    private var anchors: [String: String] = [:]

    init(_ module: ReferenceModule) {
        var taken: [String: Int] = [:]
        func add(_ symbol: Symbol, under path: String) {
            let base = path + String(symbol.baseName.map { $0.isLetter || $0.isNumber ? $0 : "-" })
            taken[base, default: 0] += 1
            let count = taken[base] ?? 1
            anchors[symbol.identifier] = count == 1 ? base : "\(base)-\(count)"
            for member in symbol.members { add(member, under: base + ".") }
        }
        for symbol in module.topics.flatMap(\.symbols) { add(symbol, under: "") }
    }

    /// The anchor of a declaration of the module.
    subscript(symbol: Symbol) -> String { anchors[symbol.identifier] ?? symbol.baseName }
    /// The anchor of the declaration with this identifier, or nil where it is another module's.
    subscript(identifier identifier: String) -> String? { anchors[identifier] }
}
