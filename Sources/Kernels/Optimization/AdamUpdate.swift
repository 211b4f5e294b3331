/// Adam: steps in units of the gradient's own size, `w -= rate m̂ / (√v̂ + epsilon)`, by running means m of the gradient
/// and v of its square; both begin at 0, which `m̂ = m / (1 - beta1ᵗ)` and `v̂ = v / (1 - beta2ᵗ)` make up for. Decay takes
/// `rate decay w` from w (``WeightDecay/decoupled``, AdamW), or adds `decay w` to g (``WeightDecay/l2``).
///
/// - Parameters: weight, mean and square, changed in place, and the gradient, of one shape; mean and square begin as
///   zeros; `step`, t, counted from 1.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless all have the weight's shape.
/// - Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2014; Loshchilov and Hutter, *Decoupled weight
///   decay regularization*, 2017.
public func adamUpdate(
    _ weight: inout Tensor, gradient: Tensor, mean: inout Tensor, square: inout Tensor, beta1: Float = 0.9,
    beta2: Float = 0.999, epsilon: Float = 1e-8, step: Int, rate: Float, decay: Float = 0,
    decaying kind: WeightDecay = .decoupled
) throws(ShapeError) {
    try requireShape("adamUpdate", "the gradient", gradient, weight.shape)
    try requireShape("adamUpdate", "the mean", mean, weight.shape)
    try requireShape("adamUpdate", "the mean square", square, weight.shape)
    mean.makeUnique()
    square.makeUnique()
    let (means, squares) = (mean.lanes, square.lanes)
    let (unbias1, unbias2) = (1 / (1 - power(beta1, step)), 1 / (1 - power(beta2, step)))
    let (l2, decoupled) = kind.shares(of: decay)
    weight.updateLanes(with: gradient, cost: 6) { i, w, g in
        let g = g + l2 * w
        let m = beta1 * means[i] + (1 - beta1) * g
        let v = beta2 * squares[i] + (1 - beta2) * g * g
        (means[i], squares[i]) = (m, v)
        w -= rate * (m * unbias1 / ((v * unbias2).squareRoot() + epsilon) + decoupled * w)
    }
}

/// `base` to a power, by squaring.
private func power(_ base: Float, _ exponent: Int) -> Float {
    var (result, factor, rest) = (1.0, Double(base), exponent)
    while rest > 0 {
        if rest & 1 == 1 { result *= factor }
        factor *= factor
        rest >>= 1
    }
    return Float(result)
}
