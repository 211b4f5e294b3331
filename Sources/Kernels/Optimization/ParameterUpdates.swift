// How gradients change what is learned: each rule in one pass over weights, gradient and what it keeps, where they lie.

/// Gradient descent: `w -= rate (g + decay w)`.
///
/// - Parameters: weight, changed in place, and its gradient, of one shape; `rate`, how far a step goes; `decay`, the
///   share by which weights shrink.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the gradient has the weight's shape.
/// - Source: Cauchy, *Méthode générale pour la résolution des systèmes d’équations simultanées*, 1847.
public func descend(
    _ weight: inout Tensor, gradient: Tensor, rate: Float, decay: Float = 0
) throws(ShapeError) {
    try requireShape("descend", "the gradient", gradient, weight.shape)
    weight.updateVectors(with: gradient, cost: 2) { w, g in w -= rate * (g + decay * w) }
}

/// Gradient descent with a velocity: `v = momentum v + g + decay w`, `w -= rate v`; one that looks ahead goes by
/// `g + decay w + momentum v` in place of v.
///
/// - Parameters: weight and velocity, changed in place, and the gradient, of one shape; the velocity begins as zeros.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless all have the weight's shape.
/// - Source: Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964; Sutskever, Martens, Dahl
///   and Hinton, *On the importance of initialization and momentum in deep learning*, 2013.
public func descendWithMomentum(
    _ weight: inout Tensor, gradient: Tensor, velocity: inout Tensor, momentum: Float, looksAhead: Bool = false,
    rate: Float, decay: Float = 0
) throws(ShapeError) {
    try requireShape("descendWithMomentum", "the gradient", gradient, weight.shape)
    try requireShape("descendWithMomentum", "the velocity", velocity, weight.shape)
    velocity.makeUnique()
    let velocities = velocity.vectors
    weight.updateVectors(with: gradient, cost: 3) { i, w, g in
        let slope = g + decay * w
        let v = momentum * velocities[i] + slope
        velocities[i] = v
        w -= rate * (looksAhead ? slope + momentum * v : v)
    }
}

/// Adam: steps in units of the gradient's own size, `w -= rate (m / (√v + epsilon) + decay w)`, by running means m of the
/// gradient and v of its square, of which what their beginning at 0 has taken away is made up for.
///
/// - Parameters: weight, mean and square, changed in place, and the gradient, of one shape; mean and square begin as
///   zeros; `step`, counted from 1.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless all have the weight's shape.
/// - Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2014; Loshchilov and Hutter, *Decoupled weight
///   decay regularization*, 2017.
public func descendWithAdam(
    _ weight: inout Tensor, gradient: Tensor, mean: inout Tensor, square: inout Tensor, beta1: Float = 0.9,
    beta2: Float = 0.999, epsilon: Float = 1e-8, step: Int, rate: Float, decay: Float = 0
) throws(ShapeError) {
    try requireShape("descendWithAdam", "the gradient", gradient, weight.shape)
    try requireShape("descendWithAdam", "the mean", mean, weight.shape)
    try requireShape("descendWithAdam", "the mean square", square, weight.shape)
    mean.makeUnique()
    square.makeUnique()
    let (means, squares) = (mean.vectors, square.vectors)
    let (unbias1, unbias2) = (1 / (1 - power(beta1, step)), 1 / (1 - power(beta2, step)))
    weight.updateVectors(with: gradient, cost: 6) { i, w, g in
        let m = beta1 * means[i] + (1 - beta1) * g
        let v = beta2 * squares[i] + (1 - beta2) * g * g
        (means[i], squares[i]) = (m, v)
        w -= rate * (m * unbias1 / ((v * unbias2).squareRoot() + epsilon) + decay * w)
    }
}

extension Tensor {
    /// Changes all values, sixteen at a time, each by the one of `other` in its place; shapes are equal.
    @inline(__always)
    fileprivate mutating func updateVectors(
        with other: Tensor, cost: Int, _ change: (_ place: Int, _ value: inout Vector, _ other: Vector) -> Void
    ) {
        makeUnique()
        let (target, source) = (vectors, other.vectors)
        parallel(Vector.vectors(for: count), cost: cost * Vector.scalarCount) { range in
            for i in range { change(i, &target[i], source[i]) }
        }
        withExtendedLifetime((storage, other.storage)) {}
    }

    @inline(__always)
    fileprivate mutating func updateVectors(
        with other: Tensor, cost: Int, _ change: (_ value: inout Vector, _ other: Vector) -> Void
    ) {
        updateVectors(with: other, cost: cost) { _, value, other in change(&value, other) }
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
