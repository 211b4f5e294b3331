import Kernels

/// Makes activation maps larger, each new pixel the mean of its nearest, weighted by nearness. With it, a network gives an
/// answer for every pixel.
///
/// - Source: Long, Shelhamer and Darrell, *Fully convolutional networks for semantic segmentation*, 2015.
public struct Upsample2D: Layer {
    /// How many times higher and wider.
    public let factor: Int

    /// Maps so many times higher and wider.
    public init(factor: Int) { self.factor = factor }

    /// The stem of names given to layers of this kind.
    public var kind: String { "upsample" }
    /// What it is, in a few words.
    public var title: String { "upsample \(factor) times" }
    /// How far it looks.
    public var sight: Sight { .pointwise }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, size) = try imageSizes("upsample", inputs[0])
        guard factor > 0 else { throw .mustBePositive(name: "factor", value: factor) }
        return [channels, size.height * factor, size.width * factor]
    }

    /// Multiplications with an addition each, for one image.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { 4 * output.reduce(1, *) }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        let shape = inputs[0].shape
        return LayerOutput(
            try bilinearResize(inputs[0], to: Extent(height: shape[2] * factor, width: shape[3] * factor)))
    }

    /// Computes the gradients for what went in.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try bilinearResizeBackward(gradient, shape: passage.inputs[0].shape)])
    }
}
