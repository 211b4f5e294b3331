internal import Glibc

/// Every value without its sign, `|x|`.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func abs(_ x: Tensor) -> Tensor {
    struct Size: LaneFunction {
        @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x.magnitude }
    }
    return x.mapLanes(cost: 1, Size())
}

/// The gradient before `|x|`: with its sign turned where x is below 0; 0 where x is 0.
///
/// - Parameters: gradient, and input x as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func absBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("absBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ x: Lanes) -> Lanes {
            gradient.replacing(with: -gradient, where: x .< 0).replacing(with: 0, where: x .== 0)
        }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed())
}

/// Every value to a power, `xⁿ`; NaN where x is below 0 and n is not a whole number.
///
/// - Parameters: x of any shape; the exponent n.
/// - Returns: the same shape.
public func pow(_ x: Tensor, _ exponent: Float) -> Tensor {
    switch exponent {
    case 2: x.mapLanes(with: x, cost: 1, LaneProduct())
    default: x.mapOnThreads(cost: 60) { powf($0, exponent) }
    }
}

/// The gradient before a power: `gradient * n xⁿ⁻¹`; 0 where n is 0.
///
/// - Parameters: gradient, and input x as it went forward, of one shape; the exponent n.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func powBackward(_ gradient: Tensor, input: Tensor, exponent: Float) throws(ShapeError) -> Tensor {
    try requireSameShape("powBackward", gradient, input)
    if exponent == 0 { return .zeros(gradient.shape) }
    return try gradient * (pow(input, exponent - 1) * exponent)
}

/// Every value, but at least the range's lower bound and at most its upper: `min(max(x, lower), upper)`.
///
/// - Parameters: x of any shape; the range, for example `0...1`.
/// - Returns: the same shape.
public func clip(_ x: Tensor, to range: ClosedRange<Float>) -> Tensor {
    struct Clipped: LaneFunction {
        let range: ClosedRange<Float>
        @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes {
            x.replacing(with: range.lowerBound, where: x .< range.lowerBound)
                .replacing(with: range.upperBound, where: x .> range.upperBound)
        }
    }
    return x.mapLanes(cost: 1, Clipped(range: range))
}

/// The gradient before a clipping: passed on where x lay inside the range or on its bounds, 0 elsewhere.
///
/// - Parameters: gradient, and input x as it went forward, of one shape; the range.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func clipBackward(_ gradient: Tensor, input: Tensor, to range: ClosedRange<Float>) throws(ShapeError) -> Tensor {
    try requireSameShape("clipBackward", gradient, input)
    struct Passed: LanePairFunction {
        let range: ClosedRange<Float>
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ x: Lanes) -> Lanes {
            gradient.replacing(with: 0, where: (x .< range.lowerBound) .| (x .> range.upperBound))
        }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed(range: range))
}
