import Kernels

/// The greatest of every `pieces` neighboring channels.
///
/// - Source: Goodfellow et al., *Maxout networks*, 2013.
public struct Maxout: Layer {
    /// How many channels compete.
    public let pieces: Int

    /// A maxout over so many channels.
    public init(pieces: Int) { self.pieces = pieces }

    /// The stem of names given to layers of this kind.
    public var kind: String { "maxout" }
    /// What it is, in a few words.
    public var title: String { "maxout of \(pieces)" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard pieces > 0 else { throw .mustBePositive(name: "pieces", value: pieces) }
        guard let channels = inputs[0].first, channels.isMultiple(of: pieces) else {
            throw .groupsDoNotDivide(channels: inputs[0].first ?? 1, groups: pieces)
        }
        return [channels / pieces] + inputs[0].dropFirst()
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try maxout(inputs[0], pieces: pieces))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try maxoutBackward(gradient, input: passage.inputs[0], pieces: pieces)])
    }
}
