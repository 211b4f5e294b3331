/// What a network is built of: a layer, or several put together.
public protocol NetworkPart: Sendable {
    /// The part as a value that the graph is made from.
    var block: Block { get }
}

extension NetworkPart {
    /// The part under a name of its own, by which it is found in summaries, errors, weights and activations.
    public func named(_ name: String) -> Block {
        switch block {
        case .layer(let layer, _): .layer(layer, name: name)
        case .sequence(let blocks, _): .sequence(blocks, name: name)
        case .branches(let blocks, let join, _, let joinName): .branches(blocks, join, name: name, joinName: joinName)
        case .head(let blocks, let weight, _): .head(blocks, lossWeight: weight, name: name)
        }
    }
}

/// How branches meet.
public enum Join: Sendable {
    /// Their values are added.
    case sum
    /// Their values are multiplied.
    case product
    /// Their activation maps are stacked.
    case concatenation
}

/// A part of a network, as a value.
public indirect enum Block: NetworkPart {
    /// One layer.
    case layer(any Layer, name: String?)
    /// One part after the other. Its name, if any, goes before those of its parts: `layer1.conv1`.
    case sequence([Block], name: String?)
    /// Parts that all begin at the same place, and where they meet. An empty sequence is the identity.
    case branches([Block], Join, name: String?, joinName: String?)
    /// An auxiliary head: a branch that leads to a loss of its own.
    case head([Block], lossWeight: Float, name: String?)

    /// The part itself.
    public var block: Block { self }
}

/// Parts one after the other under a name.
public struct Sequential: NetworkPart {
    /// The parts.
    public let block: Block

    /// Parts one after the other; `name` goes before their names.
    public init(_ name: String? = nil, @NetworkBuilder _ parts: () -> [Block]) {
        block = .sequence(parts(), name: name)
    }
}

/// A residual block: what its layers compute is added to what went in, or to a shortcut of it.
///
///     Residual {
///         Conv2D(filters: 64, size: 3, padding: 1)
///         ReLU()
///         Conv2D(filters: 64, size: 3, padding: 1)
///     }
///
/// - Source: He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2015.
public struct Residual: NetworkPart {
    /// The two branches.
    public let block: Block

    /// Layers whose result is added to the input, or to what `shortcut` makes of it.
    public init(
        _ name: String? = nil, @NetworkBuilder _ layers: () -> [Block],
        @NetworkBuilder shortcut: () -> [Block] = { [] }
    ) {
        block = .branches(
            [.sequence(layers(), name: nil), .sequence(shortcut(), name: nil)], .sum, name: name, joinName: nil)
    }
}

/// Branches whose activation maps are stacked, or whose values are added or multiplied. Each part is one branch: put `Sequential` round several layers.
public struct Branches: NetworkPart {
    /// The branches.
    public let block: Block

    /// Branches that begin at the same place.
    public init(_ name: String? = nil, joined join: Join = .concatenation, @NetworkBuilder _ branches: () -> [Block]) {
        block = .branches(branches(), join, name: name, joinName: nil)
    }
}

/// An auxiliary head: a classifier in the midst of a network, whose loss helps to train the layers before it. The network
/// goes on from where the head begins.
///
/// - Source: Szegedy et al., *Going deeper with convolutions*, 2014.
public struct AuxiliaryHead: NetworkPart {
    /// The branch that ends in the loss.
    public let block: Block

    /// A head whose loss counts with this weight.
    public init(_ name: String? = nil, lossWeight: Float = 0.3, @NetworkBuilder _ parts: () -> [Block]) {
        block = .head(parts(), lossWeight: lossWeight, name: name)
    }
}

/// Lets the parts of a network be written one below the other, with conditions and loops.
@resultBuilder
public enum NetworkBuilder {
    /// One part.
    public static func buildExpression(_ part: any NetworkPart) -> [Block] { [part.block] }
    /// Parts made elsewhere.
    public static func buildExpression(_ parts: [Block]) -> [Block] { parts }
    /// Parts one after the other.
    public static func buildBlock(_ parts: [Block]...) -> [Block] { Array(parts.joined()) }
    /// Parts under an `if`.
    public static func buildOptional(_ parts: [Block]?) -> [Block] { parts ?? [] }
    /// Parts under an `if` with an `else`.
    public static func buildEither(first parts: [Block]) -> [Block] { parts }
    /// Parts under an `else`.
    public static func buildEither(second parts: [Block]) -> [Block] { parts }
    /// Parts that a loop makes.
    public static func buildArray(_ parts: [[Block]]) -> [Block] { Array(parts.joined()) }
}
