import Kernels

/// Makes activation maps larger, each new pixel the mean of its nearest, weighted by nearness. With it, a network gives an
/// answer for every pixel.
///
/// - Source: Long, Shelhamer and Darrell, *Fully convolutional networks for semantic segmentation*, 2015.
public struct Upsample2D: Layer {
    /// How many times as high and as wide the maps become.
    public let factor: Int

    /// Maps that are `factor` times as high and as wide.
    public init(factor: Int) { self.factor = factor }

    public var namePrefix: String { "upsample" }
    public var title: String { "upsample \(factor) times" }
    public var receptiveWindow: ReceptiveWindow { .pointwise }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, size) = try imageSizes("upsample", inputs[0])
        guard factor > 0 else { throw .mustBePositive(name: "factor", value: factor) }
        return [channels, size.height * factor, size.width * factor]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { 4 * output.reduce(1, *) }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        let shape = tape.input.shape
        return try bilinearResize(tape.input, to: Extent(height: shape[2] * factor, width: shape[3] * factor))
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try bilinearResizeBackward(gradient, shape: tape.input.shape)])
    }
}
