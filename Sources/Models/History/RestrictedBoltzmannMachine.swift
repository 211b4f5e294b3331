import Kernels

/// A layer of visible and a layer of hidden units, each visible one connected with each hidden one, none with its like.
///
/// With binary units the energy of a state is `E(v, h) = -b·v - c·h - hᵀ W v`, and its probability is proportional to
/// `exp(-E)`. Given one layer, the units of the other are independent: `p(h = 1 | v) = sigmoid(W v + c)`. Gaussian units
/// have unit variance, and the term `(v - b)² / 2` in place of `-b·v`.
///
/// - Source: Smolensky, *Information processing in dynamical systems*, 1986; Hinton, *A practical guide to training
///   restricted Boltzmann machines*, 2010.
public struct RestrictedBoltzmannMachine: Sendable, Equatable {
    /// What the units of one layer can be.
    public enum Units: Sendable, Hashable {
        /// 0 or 1. A value between is the probability of 1.
        case binary
        /// Any number, with unit variance about its mean.
        case gaussian
    }

    /// `[hidden, visible]`.
    public internal(set) var weight: Tensor
    /// b, `[visible]`.
    public internal(set) var visibleBias: Tensor
    /// c, `[hidden]`.
    public internal(set) var hiddenBias: Tensor
    /// What the visible units are.
    public let visibleUnits: Units
    /// What the hidden units are.
    public let hiddenUnits: Units

    /// How many visible units there are.
    public var visible: Int { visibleBias.count }
    /// How many hidden units there are.
    public var hidden: Int { hiddenBias.count }

    /// A machine that has learned nothing: biases of 0, weights of standard deviation 0.01.
    ///
    /// - Throws: `ShapeError` for a size below 1.
    public init(
        visible: Int, hidden: Int, visibleUnits: Units = .binary, hiddenUnits: Units = .binary, seed: Int
    ) throws {
        for (name, size) in [("visible", visible), ("hidden", hidden)] where size < 1 {
            throw ShapeError.mustBePositive(name: name, value: size)
        }
        weight = .normal([hidden, visible], standardDeviation: 0.01, seed: seed)
        visibleBias = .zeros([visible])
        hiddenBias = .zeros([hidden])
        (self.visibleUnits, self.hiddenUnits) = (visibleUnits, hiddenUnits)
    }

    /// A machine with these weights, `[hidden, visible]`, and biases.
    ///
    /// - Throws: `ShapeError` where they do not go together.
    public init(
        weight: Tensor, visibleBias: Tensor, hiddenBias: Tensor, visibleUnits: Units = .binary,
        hiddenUnits: Units = .binary
    ) throws {
        guard weight.rank == 2 else {
            throw ShapeError.wrongRank(
                operation: "RBM", argument: "the weight", expected: "[hidden, visible]", found: weight.shape)
        }
        for (name, bias, size) in [
            ("the visible bias", visibleBias, weight.shape[1]), ("the hidden bias", hiddenBias, weight.shape[0]),
        ] where bias.shape != [size] {
            throw ShapeError.mismatch(operation: "RBM", argument: name, expected: [size], found: bias.shape)
        }
        (self.weight, self.visibleBias, self.hiddenBias) = (weight, visibleBias, hiddenBias)
        (self.visibleUnits, self.hiddenUnits) = (visibleUnits, hiddenUnits)
    }

    /// The mean of each hidden unit, given the visible ones: for binary units, the probability of 1.
    ///
    /// - Parameters: v `[N, visible]`. Returns: `[N, hidden]`.
    public func hiddenMeans(given v: Tensor) throws -> Tensor {
        try means(hiddenUnits, hiddenInput(v))
    }

    /// The mean of each visible unit, given the hidden ones.
    ///
    /// - Parameters: h `[N, hidden]`. Returns: `[N, visible]`.
    public func visibleMeans(given h: Tensor) throws -> Tensor {
        means(visibleUnits, try matmul(h, weight) + visibleBias)
    }

    /// What the visible units send to each hidden one: `W v + c`.
    func hiddenInput(_ v: Tensor) throws -> Tensor {
        try linear(v, weight: weight, bias: hiddenBias)
    }

    private func means(_ units: Units, _ input: Tensor) -> Tensor { units == .binary ? sigmoid(input) : input }
}
