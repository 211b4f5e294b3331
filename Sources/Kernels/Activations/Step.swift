/// The perceptron's threshold: 1 where `z > 0`, else 0.
///
/// - Source: Rosenblatt, *The perceptron*, 1958.
public func step(_ z: Float) -> Float { z > 0 ? 1 : 0 }

/// The perceptron's threshold of every value.
public func step(_ z: Tensor) -> Tensor { z.map { step($0) } }
