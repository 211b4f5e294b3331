/// Stochastic gradient descent: `w -= rate (g + decay w)`. Without a velocity both kinds of decay are the same.
///
/// - Parameters: weight, changed in place, and its gradient, of one shape; `rate`, the length of a step; `decay`, the
///   share by which weights shrink.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the gradient has the weight's shape.
/// - Source: Robbins and Monro, *A stochastic approximation method*, 1951.
public func sgdUpdate(
    _ weight: inout Tensor, gradient: Tensor, rate: Float, decay: Float = 0
) throws(ShapeError) {
    try requireShape("sgdUpdate", "the gradient", gradient, weight.shape)
    weight.updateLanes(with: gradient, cost: 2) { _, w, g in w -= rate * (g + decay * w) }
}

/// Stochastic gradient descent with momentum: `v = momentum v + g`, `w -= rate v`; Nesterov's goes by `g + momentum v` in
/// place of v. Decay adds `decay w` to g (``WeightDecay/l2``), or takes `rate decay w` from w (``WeightDecay/decoupled``).
///
/// - Parameters: weight and velocity, changed in place, and the gradient, of one shape; the velocity begins as zeros.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless all have the weight's shape.
/// - Source: Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964; Sutskever, Martens, Dahl
///   and Hinton, *On the importance of initialization and momentum in deep learning*, 2013.
public func sgdUpdate(
    _ weight: inout Tensor, gradient: Tensor, velocity: inout Tensor, momentum: Float, nesterov: Bool = false,
    rate: Float, decay: Float = 0, decaying kind: WeightDecay = .l2
) throws(ShapeError) {
    try requireShape("sgdUpdate", "the gradient", gradient, weight.shape)
    try requireShape("sgdUpdate", "the velocity", velocity, weight.shape)
    velocity.makeUnique()
    let velocities = velocity.lanes
    let (l2, decoupled) = kind.shares(of: decay)
    weight.updateLanes(with: gradient, cost: 3) { i, w, g in
        let slope = g + l2 * w
        let v = momentum * velocities[i] + slope
        velocities[i] = v
        w -= rate * ((nesterov ? slope + momentum * v : v) + decoupled * w)
    }
}

/// How weights are made to shrink.
public enum WeightDecay: Sendable, Hashable, CaseIterable {
    /// `decay w` is part of the gradient, as if the loss had a term `½ decay w²`; the rule then treats it as it does
    /// every gradient.
    case l2
    /// Every step takes `rate decay w` from the weight, past what the rule makes of gradients.
    ///
    /// - Source: Loshchilov and Hutter, *Decoupled weight decay regularization*, 2017.
    case decoupled

    /// What of `decay` is added to the gradient, and what is taken from the weight.
    func shares(of decay: Float) -> (l2: Float, decoupled: Float) { self == .l2 ? (decay, 0) : (0, decay) }
}

extension Tensor {
    /// Changes all values, sixteen at a time, each by the one of `other` in its place; shapes are equal.
    @inline(__always)
    mutating func updateLanes(
        with other: Tensor, cost: Int, _ change: (_ place: Int, _ value: inout Lanes, _ other: Lanes) -> Void
    ) {
        makeUnique()
        let (target, source) = (lanes, other.lanes)
        parallel(Lanes.count(for: count), cost: cost * Lanes.scalarCount) { range in
            for i in range { change(i, &target[i], source[i]) }
        }
        withExtendedLifetime((storage, other.storage)) {}
    }
}
