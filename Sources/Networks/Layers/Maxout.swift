import Kernels

/// The greatest of every `pieces` neighboring channels.
///
/// - Source: Goodfellow et al., *Maxout networks*, 2013.
public struct Maxout: Layer {
    /// How many channels compete.
    public let pieces: Int

    /// The greatest of every `pieces` neighboring channels.
    public init(pieces: Int) { self.pieces = pieces }

    public var namePrefix: String { "maxout" }
    public var title: String { "maxout of \(pieces)" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard pieces > 0 else { throw .mustBePositive(name: "pieces", value: pieces) }
        guard let channels = inputs[0].first, channels.isMultiple(of: pieces) else {
            throw .groupsDoNotDivide(channels: inputs[0].first ?? 1, groups: pieces)
        }
        return [channels / pieces] + inputs[0].dropFirst()
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try maxout(tape.input, pieces: pieces)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try maxoutBackward(gradient, input: tape.input, pieces: pieces)])
    }
}
