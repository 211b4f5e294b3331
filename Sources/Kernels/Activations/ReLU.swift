/// The rectified linear unit: `max(0, z)`.
///
/// - Source: Nair and Hinton, *Rectified linear units improve restricted Boltzmann machines*, 2010.
public func relu(_ z: Float) -> Float { z > 0 ? z : z.isNaN ? z : 0 }

/// The rectified linear unit of every value.
public func relu(_ z: Tensor) -> Tensor { z.map { relu($0) } }
