/// What the toolchain says of a module's declarations, as far as it is used here.
///
/// Source: the symbol graph format of swift-docc-symbolkit.
struct SymbolGraph: Decodable {
    var symbols: [Node]
    var relationships: [Relationship]

    struct Node: Decodable {
        var identifier: Identifier
        var kind: Kind
        var pathComponents: [String]
        var names: Names
        var docComment: DocComment?
        var declarationFragments: [Fragment]
        var location: Location?
    }

    struct Identifier: Decodable { var precise: String }
    struct Kind: Decodable { var identifier: String }
    struct Names: Decodable { var title: String }
    struct DocComment: Decodable {
        /// The module of the comment: another one's where a protocol's requirement lends its words to a witness.
        var module: String?
        var lines: [Line]
        struct Line: Decodable { var text: String }
    }
    struct Fragment: Decodable {
        var kind: String
        var spelling: String
        var preciseIdentifier: String?
    }
    struct Location: Decodable { var uri: String }
    struct Relationship: Decodable {
        var kind: String
        var source: String
        var target: String
    }
}
