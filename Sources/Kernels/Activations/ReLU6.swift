/// The rectified linear unit that is full at 6, of every value: `min(max(0, z), 6)`. Its values have few binary digits before
/// the point, for arithmetic of low precision.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Krizhevsky, *Convolutional deep belief networks on CIFAR-10*, 2010.
public func relu6(_ z: Tensor) -> Tensor {
    struct Cut: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes {
            z.replacing(with: 0, where: z .<= 0).replacing(with: 6, where: z .>= 6)
        }
    }
    return z.mapLanes(cost: 1, Cut())
}

/// The gradient before it: passed on where `0 < z < 6`, 0 elsewhere.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func relu6Backward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("relu6Backward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            gradient.replacing(with: 0, where: (z .<= 0) .| (z .>= 6))
        }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed())
}
