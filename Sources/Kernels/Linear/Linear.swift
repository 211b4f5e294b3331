/// A fully connected layer: `y = x Wᵀ + b`, one row of `weight` for each output.
///
/// - Parameters: x `[N, in]`; weight `[out, in]`; bias `[out]` or nil.
/// - Returns: `[N, out]`.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)``,
///   ``ShapeError/wrongRank(operation:argument:expected:found:)``.
/// - Source: Rumelhart, Hinton and Williams, *Learning representations by back-propagating errors*, 1986.
public func linear(_ x: Tensor, weight: Tensor, bias: Tensor? = nil) throws(ShapeError) -> Tensor {
    let (batch, inputs, outputs) = try linearSizes("linear", x, weight: weight)
    if let bias, bias.shape != [outputs] {
        throw .mismatch(operation: "linear", argument: "bias", expected: [outputs], found: bias.shape)
    }
    // For a few rows the weights are most of what is read, and the product of OpenBLAS copies them first.
    if (1...32).contains(batch), weight.count >= 1 << 20 {
        var builder = InferenceBuilder(input: x.shape)
        let sums = builder.linear("linear", builder.input, weight: weight, bias: bias, rectifies: false)
        return try InferenceProgram(builder, output: sums, sums: .plain).run(x)
    }
    var y = product(x, weight, bTransposed: true, m: batch, n: outputs, k: inputs, shape: [batch, outputs])
    guard let bias else { return y }
    bias.withValues { bias in
        y.withMutableValues { y in
            guard let bias = bias.baseAddress, let y = y.baseAddress else { return }
            for i in 0..<batch {
                let row = y + i * outputs
                for j in 0..<outputs { row[j] += bias[j] }
            }
        }
    }
    return y
}

func linearSizes(
    _ operation: String, _ x: Tensor, weight: Tensor
) throws(ShapeError) -> (batch: Int, inputs: Int, outputs: Int) {
    guard x.rank == 2 else {
        throw .wrongRank(operation: operation, argument: "x", expected: "[N, in]", found: x.shape)
    }
    guard weight.rank == 2 else {
        throw .wrongRank(operation: operation, argument: "weight", expected: "[out, in]", found: weight.shape)
    }
    guard weight.shape[1] == x.shape[1] else {
        throw .mismatch(
            operation: operation, argument: "weight", expected: [weight.shape[0], x.shape[1]], found: weight.shape)
    }
    _ = try elementCount(of: [x.shape[0], weight.shape[0]])
    return (x.shape[0], x.shape[1], weight.shape[0])
}
