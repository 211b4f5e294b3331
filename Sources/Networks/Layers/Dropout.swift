import Kernels

/// Drops values at random while the network learns; afterwards it passes all of them on.
///
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public struct Dropout: Layer {
    /// The share of values that is dropped.
    public let rate: Float

    /// A dropout of this share.
    public init(_ rate: Float = 0.5) { self.rate = rate }

    /// The stem of names given to layers of this kind.
    public var kind: String { "dropout" }
    /// What it is, in a few words.
    public var title: String { "dropout \(rate)" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard rate >= 0, rate < 1 else { throw .valueOutside(name: "rate", value: Double(rate), range: "0..<1") }
        return inputs[0]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        guard pass.purpose == .training else { return LayerOutput(inputs[0]) }
        return LayerOutput(try dropout(inputs[0], rate: rate, seed: pass.seed), saved: .seed(pass.seed))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        guard case .seed(let seed) = passage.output.saved else { return PassageGradients(inputs: [gradient]) }
        return PassageGradients(inputs: [try dropoutBackward(gradient, rate: rate, seed: seed)])
    }
}
