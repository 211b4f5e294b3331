/// The leaky rectified linear unit: `z` where positive, `slope * z` elsewhere.
///
/// - Source: Maas, Hannun and Ng, *Rectifier nonlinearities improve neural network acoustic models*, 2013.
public func leakyReLU(_ z: Float, slope: Float = 0.1) -> Float { z > 0 ? z : slope * z }

/// The leaky rectified linear unit of every value: `z` where positive, `slope * z` elsewhere.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Maas, Hannun and Ng, *Rectifier nonlinearities improve neural network acoustic models*, 2013.
public func leakyReLU(_ z: Tensor, slope: Float = 0.1) -> Tensor {
    struct Leaky: LaneFunction {
        let slope: Float
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes { z.replacing(with: z * slope, where: z .<= 0) }
    }
    return z.mapLanes(cost: 1, Leaky(slope: slope))
}

/// The gradient before a leaky rectified linear unit: passed on where its input z was positive, times `slope` elsewhere;
/// NaN where z is.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func leakyReLUBackward(
    _ gradient: Tensor, input: Tensor, slope: Float = 0.1
) throws(ShapeError) -> Tensor {
    try requireSameShape("leakyReLUBackward", gradient, input)
    struct Passed: LanePairFunction {
        let slope: Float
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            (gradient * slope).replacing(with: gradient, where: z .> 0).replacing(with: .nan, where: z .!= z)
        }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed(slope: slope))
}
