import Foundation
import Kernels

/// States that follow one another with given probabilities, and are not seen: only what each of them gives off is.
///
/// The model does not say what a state gives off: its functions take, for every time, how likely each state is to have
/// given what was observed. In a DBN-HMM these come from a deep belief net: see ``scaledLikelihoods(posteriors:priors:)``.
///
/// - Source: Rabiner, *A tutorial on hidden Markov models*, 1989.
public struct HiddenMarkovModel: Sendable, Equatable {
    /// How likely each state is to be the first.
    public let initial: [Float]
    /// How likely each state (row) is to be followed by each (column): `[states, states]`.
    public let transition: Tensor

    /// How many states there are.
    public var states: Int { initial.count }

    /// A model with these probabilities.
    ///
    /// - Throws: ``ModelError/notADistribution(what:row:sum:)`` where a row does not sum to 1 (within 0.001), and others.
    public init(initial: [Float], transition: Tensor) throws {
        guard !initial.isEmpty else { throw ShapeError.mustBePositive(name: "the number of states", value: 0) }
        guard transition.shape == [initial.count, initial.count] else {
            throw ShapeError.mismatch(
                operation: "HMM", argument: "the transition matrix", expected: [initial.count, initial.count],
                found: transition.shape)
        }
        try requireDistribution(initial, "the initial probabilities", row: 0)
        for row in initial.indices {
            try requireDistribution(transition.row(row).values, "the transition matrix", row: row)
        }
        (self.initial, self.transition) = (initial, transition)
    }

    /// A model that is counted from sequences of states whose like it is to find; `smoothing` is added to every count.
    ///
    /// - Throws: `ShapeError` for a state outside `0..<states`, or a smoothing that is not above 0.
    public init(countedFrom sequences: [[Int]], states: Int, smoothing: Float = 1) throws {
        guard states > 0 else { throw ShapeError.mustBePositive(name: "the number of states", value: states) }
        guard smoothing > 0, smoothing.isFinite else {
            throw ShapeError.valueOutside(name: "the smoothing", value: Double(smoothing), range: "above 0")
        }
        var initial = [Float](repeating: smoothing, count: states)
        var transition = Tensor.full([states, states], smoothing)
        for sequence in sequences {
            if let state = sequence.first(where: { !(0..<states).contains($0) }) {
                throw ShapeError.labelOutside(label: state, classes: states)
            }
            if let first = sequence.first { initial[first] += 1 }
            for (from, to) in zip(sequence, sequence.dropFirst()) { transition[from, to] += 1 }
        }
        let total = initial.reduce(0, +)
        for row in 0..<states {
            let sum = transition.row(row).sum()
            for column in 0..<states { transition[row, column] /= sum }
        }
        try self.init(initial: initial.map { $0 / total }, transition: transition)
    }

    /// What a network's posteriors say of the observations: `log p(x | s) = log p(s | x) - log p(s)`, but for a number that
    /// is the same for all states.
    ///
    /// - Parameters: posteriors `[times, states]`, such as a softmax gives; priors, how often each state occurs.
    /// - Source: Bourlard and Morgan, *Connectionist speech recognition*, 1994.
    public static func scaledLikelihoods(posteriors: Tensor, priors: [Float]) throws -> Tensor {
        guard posteriors.rank == 2, posteriors.shape[1] == priors.count else {
            throw ShapeError.mismatch(
                operation: "HMM", argument: "the posteriors",
                expected: [posteriors.shape.first ?? 0, priors.count],
                found: posteriors.shape)
        }
        try requireDistribution(priors, "the priors", row: 0)
        for row in 0..<posteriors.shape[0] {
            try requireDistribution(posteriors.row(row).values, "the posteriors", row: row)
        }
        var result = posteriors
        for time in 0..<posteriors.shape[0] {
            for (state, prior) in priors.enumerated() {
                result[time, state] = Float(logarithm(Double(posteriors[time, state])) - logarithm(Double(prior)))
            }
        }
        return result
    }
}

private func requireDistribution(_ values: [Float], _ what: String, row: Int) throws {
    let sum = values.reduce(0.0) { $0 + Double($1) }
    guard values.allSatisfy({ $0 >= 0 }), abs(sum - 1) < 1e-3 else {
        throw ModelError.notADistribution(what: what, row: row, sum: sum)
    }
}
