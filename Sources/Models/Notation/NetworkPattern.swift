import Networks

/// A network in the lecture's notation: `{(CONV+RELU)*N+POOL}*M+{FC+RELU}*K+SOFTMAX`.
///
/// `+` puts one after the other, `*` repeats, braces and parentheses group. A repetition is a number, or a letter that is
/// given its number when the pattern is expanded.
///
///     let pattern = try NetworkPattern("{(CONV+RELU)*N+POOL}*M+{FC+RELU}*K+SOFTMAX")
///     try pattern.expanded(["N": 1, "M": 2, "K": 1])      // CONV+RELU+POOL+CONV+RELU+POOL+FC+RELU+SOFTMAX
///     try pattern.network(input: [3, 32, 32], classes: 10, ["N": 1, "M": 2, "K": 1])
public struct NetworkPattern: Sendable, Hashable {
    /// A kind of layer that the notation names: every activation of ``Activation/all``, and these.
    public enum LayerName: Sendable, Hashable {
        case conv
        case pool
        case fc
        case softmax
        case dropout
        case batchNorm
        case localResponseNorm
        case activation(Activation)
    }

    /// The signs around a group.
    public enum Brackets: Sendable, Hashable {
        /// `{` and `}`.
        case braces
        /// `(` and `)`.
        case parentheses
    }

    /// How often a part is repeated.
    public enum Times: Sendable, Hashable {
        /// So often.
        case number(Int)
        /// As often as is said later.
        case letter(String)
    }

    /// A part of a pattern.
    public indirect enum Part: Sendable, Hashable {
        /// A layer.
        case layer(LayerName)
        /// Parts in brackets.
        case group([Part], Brackets)
        /// A part, repeated.
        case repeated(Part, Times)
    }

    /// The parts, one after the other.
    public let parts: [Part]

    /// A pattern of these parts.
    public init(_ parts: [Part]) { self.parts = parts }

    /// Reads a pattern.
    ///
    /// - Throws: ``PatternError`` at the character where it cannot be read.
    public init(_ text: String) throws(PatternError) {
        var parser = PatternParser(text)
        parts = try parser.parse()
    }

    /// The letters that stand for numbers, in the order in which they appear.
    public var letters: [String] {
        var letters: [String] = []
        func collect(_ part: Part) {
            switch part {
            case .layer: break
            case .group(let parts, _): parts.forEach(collect)
            case .repeated(let part, let times):
                collect(part)
                if case .letter(let letter) = times, !letters.contains(letter) { letters.append(letter) }
            }
        }
        parts.forEach(collect)
        return letters
    }
}

extension NetworkPattern: CustomStringConvertible {
    /// The pattern as it is written.
    public var description: String { NetworkPattern.text(parts) }

    private static func text(_ parts: [Part]) -> String { parts.map(text).joined(separator: "+") }

    private static func text(_ part: Part) -> String {
        switch part {
        case .layer(let layer): layer.text
        case .group(let parts, .braces): "{\(text(parts))}"
        case .group(let parts, .parentheses): "(\(text(parts)))"
        case .repeated(let part, .number(let times)): "\(text(part))*\(times)"
        case .repeated(let part, .letter(let letter)): "\(text(part))*\(letter)"
        }
    }
}

extension NetworkPattern.LayerName: CaseIterable {
    /// The layers that the notation knows, in the order in which they are told.
    public static let allCases =
        [.conv, .pool, .fc, .softmax, .dropout, .batchNorm, .localResponseNorm]
        + Activation.all.map(NetworkPattern.LayerName.activation)

    /// The layer as it is written: `CONV`, `RELU`.
    public var text: String {
        switch self {
        case .conv: "CONV"
        case .pool: "POOL"
        case .fc: "FC"
        case .softmax: "SOFTMAX"
        case .dropout: "DROPOUT"
        case .batchNorm: "BN"
        case .localResponseNorm: "LRN"
        case .activation(let activation): activation.name.uppercased()
        }
    }

    /// The layer that is written so.
    init?(text: String) {
        guard let layer = Self.allCases.first(where: { $0.text == text.uppercased() }) else { return nil }
        self = layer
    }

    /// `RELU`.
    public static var relu: Self { .activation(.relu) }
}
