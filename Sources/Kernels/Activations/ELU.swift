internal import Glibc

/// The exponential linear unit: `z` where positive, `alpha * (exp(z) - 1)` elsewhere.
///
/// - Source: Clevert, Unterthiner and Hochreiter, *Fast and accurate deep network learning by exponential linear
///   units*, 2015.
public func elu(_ z: Float, alpha: Float = 1) -> Float { z > 0 ? z : alpha * expm1f(z) }

/// The exponential linear unit of every value: `z` where positive, `alpha * (exp(z) - 1)` elsewhere.
///
/// - Parameters: z of any shape; `alpha`, minus what a very negative z becomes.
/// - Returns: the same shape.
/// - Source: Clevert, Unterthiner and Hochreiter, *Fast and accurate deep network learning by exponential linear
///   units*, 2015.
public func elu(_ z: Tensor, alpha: Float = 1) -> Tensor {
    struct Bent: LaneFunction {
        let alpha: Float
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes {
            z.replacing(with: z.exponentialMinusOne() * alpha, where: z .<= 0)
        }
    }
    return z.mapLanes(cost: 4, Bent(alpha: alpha))
}

/// The gradient before an exponential linear unit: passed on where its input z was positive, times `alpha exp(z)`
/// elsewhere; NaN where z is.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func eluBackward(_ gradient: Tensor, input: Tensor, alpha: Float = 1) throws(ShapeError) -> Tensor {
    try requireSameShape("eluBackward", gradient, input)
    struct Passed: LanePairFunction {
        let alpha: Float
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            (gradient * z.exponential() * alpha).replacing(with: gradient, where: z .> 0)
        }
    }
    return gradient.mapLanes(with: input, cost: 4, Passed(alpha: alpha))
}
