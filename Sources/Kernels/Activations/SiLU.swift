/// The sigmoid linear unit of every value, also called swish: `z * sigmoid(z)`.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Elfwing, Uchibe and Doya, *Sigmoid-weighted linear units for neural network function approximation*, 2018.
public func silu(_ z: Tensor) -> Tensor {
    // Far below 0 the result is less than any number, and minus infinity times 0 would be NaN.
    struct Weighted: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes {
            (z * z.logistic()).replacing(with: 0, where: z .< -110)
        }
    }
    return z.mapLanes(cost: 4, Weighted())
}

/// The gradient before a sigmoid linear unit: `gradient * s (1 + z (1 - s))` with `s = sigmoid(z)`.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func siluBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("siluBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            // 1 - s by a formula of its own, which keeps the digits that the difference would lose.
            let slope = z.logistic() * (1 + z * (-z).logistic())
            return gradient
                * slope.replacing(with: 0, where: z .< -110).replacing(with: 1, where: z .> 110)
        }
    }
    return gradient.mapLanes(with: input, cost: 5, Passed())
}
