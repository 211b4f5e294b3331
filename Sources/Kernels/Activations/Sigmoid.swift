internal import Glibc

/// The logistic function, `1 / (1 + exp(-z))`, from 0 to 1.
public func sigmoid(_ z: Float) -> Float {
    // exp of a negative number only: exp(1e4) would be infinite.
    let e = expf(-abs(z))
    return z < 0 ? e / (1 + e) : 1 / (1 + e)
}

/// The logistic function of every value.
public func sigmoid(_ z: Tensor) -> Tensor { z.map { sigmoid($0) } }
