/// The leaky rectified linear unit: `z` where positive, `slope * z` elsewhere.
///
/// - Source: Maas, Hannun and Ng, *Rectifier nonlinearities improve neural network acoustic models*, 2013.
public func leakyReLU(_ z: Float, slope: Float = 0.1) -> Float { z > 0 ? z : slope * z }

/// The leaky rectified linear unit of every value.
public func leakyReLU(_ z: Tensor, slope: Float = 0.1) -> Tensor { z.map { leakyReLU($0, slope: slope) } }
