import Literate

/// The public declarations of a module.
public struct ReferenceModule: Sendable, Hashable {
    /// The module's name, e.g. `Kernels`.
    public var name: String
    /// What it is for, in a sentence.
    public var summary: String
    /// Its declarations, by the source folder that holds them, in alphabetical order.
    public var topics: [Topic]

    /// Declarations that belong together.
    public struct Topic: Sendable, Hashable {
        /// The source folder's name, e.g. `Convolution`.
        public var title: String
        /// The declarations, types first, each kind in alphabetical order.
        public var symbols: [Symbol]
    }

    /// Every symbol, members after the type that they belong to.
    public var symbols: [Symbol] { topics.flatMap(\.symbols).flatMap { [$0] + $0.members } }
}

/// A declaration with its documentation.
public struct Symbol: Sendable, Hashable {
    /// The compiler's name for it, which no other declaration has.
    public var identifier: String
    /// The name as code refers to it, e.g. `conv2d(_:weight:bias:stride:padding:)`.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// The declaration, piece by piece.
    public var declaration: [Fragment]
    /// What the doc comment says, without its fields.
    public var discussion: [Block]
    /// The doc comment's fields, e.g. `Parameters`, `Returns`, `Throws`, `Source`, in its order.
    public var fields: [Field]
    /// Methods, properties, cases and types inside a type.
    public var members: [Symbol]

    /// What a declaration is.
    public enum Kind: String, Sendable, Hashable, Comparable {
        case type, `protocol`, function, variable, `case`, `operator`

        /// The order in which kinds are listed.
        public static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }
        private var order: Int {
            switch self {
            case .type: 0
            case .protocol: 1
            case .case: 2
            case .variable: 3
            case .function: 4
            case .operator: 5
            }
        }
    }

    /// A named part of a doc comment.
    public struct Field: Sendable, Hashable {
        /// The name, e.g. `Returns`.
        public var name: String
        /// What it says.
        public var content: [Block]
    }

    /// A piece of a declaration.
    public struct Fragment: Sendable, Hashable {
        /// The text.
        public var text: String
        /// The compiler's word for what it is, e.g. `keyword`, `typeIdentifier`, `identifier`.
        public var role: String
        /// The identifier of the declaration that the text names, or nil.
        public var target: String?
    }

    /// The name without labels, e.g. `conv2d`.
    public var baseName: String { String(name.prefix { $0 != "(" }) }
}
