import Kernels

/// Drops values at random while the network learns; afterwards it passes all of them on.
///
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public struct Dropout: Layer {
    /// The share of values that is dropped.
    public let rate: Float

    /// A dropout of this share.
    public init(_ rate: Float = 0.5) { self.rate = rate }

    public var namePrefix: String { "dropout" }
    public var title: String { "dropout \(rate)" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard rate >= 0, rate < 1 else { throw .valueOutside(name: "rate", value: Double(rate), range: "0..<1") }
        return inputs[0]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        guard case .training(let seed) = tape.mode else { return tape.input }
        return try dropout(tape.input, rate: rate, seed: seed)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        guard case .training(let seed) = tape.mode else { return Gradients(inputs: [gradient]) }
        return Gradients(inputs: [try dropoutBackward(gradient, rate: rate, seed: seed)])
    }
}
