internal import Glibc

/// The exponential linear unit: `z` where positive, `alpha * (exp(z) - 1)` elsewhere.
///
/// - Source: Clevert, Unterthiner and Hochreiter, *Fast and accurate deep network learning by exponential linear
///   units*, 2015.
public func elu(_ z: Float, alpha: Float = 1) -> Float { z > 0 ? z : alpha * expm1f(z) }

/// The exponential linear unit of every value.
public func elu(_ z: Tensor, alpha: Float = 1) -> Tensor { z.map { elu($0, alpha: alpha) } }
