internal import Glibc

/// The Gaussian error linear unit of every value: `z Φ(z)`, with Φ the share of the normal distribution below z,
/// `Φ(z) = (1 + erf(z / √2)) / 2`.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Hendrycks and Gimpel, *Gaussian error linear units*, 2016.
public func gelu(_ z: Tensor) -> Tensor {
    z.mapOnThreads(cost: 40) { z in z < -15 ? 0 : Float(Double(z) * normalShare(below: Double(z))) }
}

/// The gradient before a Gaussian error linear unit: `gradient * (Φ(z) + z φ(z))`, with φ the bell `exp(-z² / 2) / √2π`.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func geluBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("geluBackward", gradient, input)
    let slope = input.mapOnThreads(cost: 60) { z in
        if abs(z) > 15 { return z < 0 ? 0 : 1 }
        // In Double: below 0 the two terms nearly cancel.
        let x = Double(z)
        return Float(normalShare(below: x) + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot())
    }
    return gradient.mapLanes(with: slope, cost: 1, LaneProduct())
}

/// By the complement of the error function, which keeps its digits where the share is small; in Double, for far below 0 it
/// makes much of its argument's rounding.
private func normalShare(below z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

extension Tensor {
    /// A tensor of the same shape with `transform` of every value, for functions that libm has for one value only.
    @inline(__always)
    func mapOnThreads(cost: Int, _ transform: (Float) -> Float) -> Tensor {
        Tensor(shape: shape) { target in
            withValues { source in
                parallel(count, cost: cost, multipleOf: Lanes.scalarCount) { range in
                    for i in range { target[i] = transform(source[i]) }
                }
            }
        }
    }
}
