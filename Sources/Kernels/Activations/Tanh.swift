internal import Glibc

/// The hyperbolic tangent of every value, from -1 to 1.
public func tanh(_ z: Tensor) -> Tensor { z.map { tanhf($0) } }
