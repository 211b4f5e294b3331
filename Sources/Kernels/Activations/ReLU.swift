/// The rectified linear unit: `max(0, z)`.
///
/// - Source: Nair and Hinton, *Rectified linear units improve restricted Boltzmann machines*, 2010.
public func relu(_ z: Float) -> Float { z <= 0 ? 0 : z }

/// The rectified linear unit of every value: `max(0, z)`.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Nair and Hinton, *Rectified linear units improve restricted Boltzmann machines*, 2010.
public func relu(_ z: Tensor) -> Tensor {
    struct Positive: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes { z.replacing(with: 0, where: z .<= 0) }
    }
    return z.mapLanes(cost: 1, Positive())
}

/// The gradient before a rectified linear unit: passed on where its input z was positive, 0 elsewhere.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func reluBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("reluBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            gradient.replacing(with: 0, where: z .<= 0)
        }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed())
}
