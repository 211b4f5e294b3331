import Foundation
import Kernels

/// The states that explain what was observed.
public struct StatePath: Sendable, Equatable {
    /// The state at each time.
    public let states: [Int]
    /// The logarithm of how likely these states are, together with the observations.
    public let logProbability: Double
}

extension HiddenMarkovModel {
    /// The sequence of states that is the likeliest, given all observations.
    ///
    /// For each time and state it keeps the likeliest way there, `δₜ(j) = maxᵢ δₜ₋₁(i) aᵢⱼ · bⱼ(oₜ)`, and goes back from
    /// the best of the last: `times · states²` steps, where there are `states^times` sequences. Of equals the lowest state
    /// wins.
    ///
    /// - Parameters: logLikelihoods `[times, states]`, the logarithm of how likely each state is to have given what was
    ///   observed; minus infinity where it cannot.
    /// - Throws: ``ModelError/impossibleObservations(time:)`` where no sequence has a probability above 0.
    /// - Source: Viterbi, *Error bounds for convolutional codes*, 1967.
    public func viterbi(_ logLikelihoods: Tensor) throws -> StatePath {
        let times = try checkedTimes(logLikelihoods)
        guard times > 0 else { return StatePath(states: [], logProbability: 0) }
        let steps = logTransition
        var best = (0..<states).map { log(Double(initial[$0])) + Double(logLikelihoods[0, $0]) }
        var origins: [[Int]] = []
        for time in 1..<max(times, 1) {
            try requirePossible(best, time: time - 1)
            var (next, origin) = ([Double](), [Int]())
            for to in 0..<states {
                var from = 0
                for other in 1..<states where best[other] + steps[other][to] > best[from] + steps[from][to] {
                    from = other
                }
                next.append(best[from] + steps[from][to] + Double(logLikelihoods[time, to]))
                origin.append(from)
            }
            best = next
            origins.append(origin)
        }
        try requirePossible(best, time: times - 1)
        var state = best.indices.reduce(0) { best[$1] > best[$0] ? $1 : $0 }
        let logProbability = best[state]
        var path = [state]
        for origin in origins.reversed() {
            state = origin[state]
            path.append(state)
        }
        return StatePath(states: path.reversed(), logProbability: logProbability)
    }

    /// The logarithm of how likely the observations are, over all sequences of states: the forward algorithm.
    ///
    /// - Parameters: logLikelihoods `[times, states]`.
    public func logLikelihood(_ logLikelihoods: Tensor) throws -> Double {
        let times = try checkedTimes(logLikelihoods)
        guard times > 0 else { return 0 }
        let steps = logTransition
        var forward = (0..<states).map { log(Double(initial[$0])) + Double(logLikelihoods[0, $0]) }
        for time in 1..<max(times, 1) {
            forward = (0..<states).map { to in
                logSumExp((0..<states).map { forward[$0] + steps[$0][to] }) + Double(logLikelihoods[time, to])
            }
        }
        return logSumExp(forward)
    }

    private var logTransition: [[Double]] {
        (0..<states).map { from in (0..<states).map { log(Double(transition[from, $0])) } }
    }

    private func checkedTimes(_ logLikelihoods: Tensor) throws -> Int {
        guard logLikelihoods.rank == 2, logLikelihoods.shape[1] == states else {
            throw ShapeError.mismatch(
                operation: "HMM", argument: "the observations",
                expected: [logLikelihoods.shape.first ?? 0, states],
                found: logLikelihoods.shape)
        }
        let bad = logLikelihoods.withValues { values in values.firstIndex { $0.isNaN || $0 == .infinity } }
        if let bad { throw ModelError.notFinite(what: "the observations", row: bad / states) }
        return logLikelihoods.shape[0]
    }

    private func requirePossible(_ best: [Double], time: Int) throws {
        if best.allSatisfy({ $0 == -.infinity }) { throw ModelError.impossibleObservations(time: time) }
    }
}

/// `log Σ exp(x)`, without leaving the range of numbers.
private func logSumExp(_ values: [Double]) -> Double {
    let greatest = values.max() ?? -.infinity
    guard greatest > -.infinity else { return greatest }
    return greatest + log(values.reduce(0) { $0 + exp($1 - greatest) })
}
