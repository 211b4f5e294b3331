import Kernels

/// LeNet-5's output: how far the features are from a fixed code for each class, `Σ (x_j - code_j)²`, with a minus, so that
/// the greatest score is the nearest class.
///
/// - Source: LeCun et al., *Gradient-based learning applied to document recognition*, 1998, section II.B.
public struct RadialBasis: Layer {
    /// For each class its code.
    public let codes: [[Float]]

    /// A unit for each code.
    public init(codes: [[Float]]) { self.codes = codes }

    public var namePrefix: String { "rbf" }
    public var title: String { "radial basis, \(codes.count) codes" }
    public var receptiveWindow: ReceptiveWindow { .everything }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        for code in codes where inputs[0] != [code.count] {
            throw .mismatch(
                operation: "radialBasis", argument: "the input", expected: [code.count], found: inputs[0])
        }
        return [codes.count]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { codes.count * inputs[0].reduce(1, *) }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        let x = tape.input
        var scores = Tensor.zeros([x.shape[0], codes.count])
        for row in 0..<x.shape[0] {
            for (place, code) in codes.enumerated() {
                var distance: Float = 0
                for j in code.indices { distance += (x[row, j] - code[j]) * (x[row, j] - code[j]) }
                scores[row, place] = -distance
            }
        }
        return scores
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        let x = tape.input
        var result = Tensor.zeros(x.shape)
        for row in 0..<x.shape[0] {
            for (place, code) in codes.enumerated() {
                for j in code.indices { result[row, j] -= 2 * gradient[row, place] * (x[row, j] - code[j]) }
            }
        }
        return Gradients(inputs: [result])
    }
}
