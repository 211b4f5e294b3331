import Literate

extension ReferenceModule {
    /// The module that `graph` describes.
    init(name: String, summary: String, graph: SymbolGraph) {
        self.name = name
        self.summary = summary
        let owners = Dictionary(
            graph.relationships.filter { $0.kind == "memberOf" }.map { ($0.source, $0.target) },
            uniquingKeysWith: { first, _ in first })
        let known = Set(graph.symbols.map(\.identifier.precise))
        var members: [String: [Symbol]] = [:]
        var roots: [String: [Symbol]] = [:]
        // Deepest first, so that a type has its members before it becomes one.
        for node in graph.symbols.sorted(by: { $0.pathComponents.count > $1.pathComponents.count }) {
            guard let kind = Symbol.Kind(graphKind: node.kind.identifier, name: node.names.title),
                !node.names.title.hasPrefix("lectern")  // what the engine calls is not for chapters
            else { continue }
            let symbol = Symbol(node, kind: kind, members: members[node.identifier.precise] ?? [])
            if let owner = owners[symbol.identifier], known.contains(owner) {
                members[owner, default: []].append(symbol)
                members[owner]?.sort()
            } else {
                roots[Self.topic(of: node, module: name), default: []].append(symbol)
            }
        }
        topics = roots.sorted { $0.key < $1.key }.map { Topic(title: $0.key, symbols: $0.value.sorted()) }
    }

    /// The folder in `Sources/MODULE` that holds the declaration, or the module's name.
    private static func topic(of node: SymbolGraph.Node, module: String) -> String {
        let folders = (node.location?.uri ?? "").split(separator: "/").map(String.init)
        guard let start = folders.lastIndex(of: module), start + 2 < folders.count else { return module }
        return folders[start + 1]
    }
}

extension Symbol: Comparable {
    fileprivate init(_ node: SymbolGraph.Node, kind: Kind, members: [Symbol]) {
        // A witness without words of its own has its protocol's; those of Swift's own protocols teach nothing here.
        let isOurs = node.docComment?.module.map(ReferenceExtractor.documentedNames.contains) ?? true
        let lines = isOurs ? node.docComment?.lines.map(\.text) ?? [] : []
        let comment = DocComment(lines.joined(separator: "\n"))
        self.init(
            identifier: node.identifier.precise, name: node.names.title, kind: kind,
            declaration: node.declarationFragments.map {
                Fragment(text: $0.spelling, role: $0.kind, target: $0.preciseIdentifier)
            }, discussion: comment.discussion, fields: comment.fields, members: members)
    }

    /// Kinds in their order, each alphabetically.
    public static func < (left: Symbol, right: Symbol) -> Bool {
        (left.kind, left.name, left.identifier) < (right.kind, right.name, right.identifier)
    }
}

extension Symbol.Kind {
    fileprivate init?(graphKind: String, name: String) {
        switch graphKind {
        case "swift.struct", "swift.class", "swift.enum", "swift.actor", "swift.typealias": self = .type
        case "swift.protocol": self = .protocol
        case "swift.enum.case": self = .case
        case "swift.property", "swift.type.property", "swift.var", "swift.subscript", "swift.type.subscript":
            self = .variable
        case "swift.func.op": self = .operator
        case "swift.func", "swift.method", "swift.type.method", "swift.init":
            self = name.first.map { $0.isLetter || $0 == "_" } == true ? .function : .operator
        default: return nil
        }
    }
}
