import Kernels

/// Why one of the machines before ConvNets cannot learn or answer.
public enum HistoryError: Error, Equatable, Sendable {
    /// Tensors or sizes that do not go together.
    case shape(ShapeError)
    /// Learning left the finite numbers.
    case diverged(epoch: Int, learningRate: Float)
    /// Data with a value that is not finite.
    case notFinite(what: String, row: Int)
    /// Fewer rows of data than are needed.
    case tooFewRows(needed: Int, found: Int)
    /// Probabilities that are none, or do not sum to 1.
    case notADistribution(what: String, row: Int, sum: Double)
    /// Observations that no sequence of states can give.
    case impossibleObservations(time: Int)
}

extension HistoryError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .shape(let error): "\(error)"
        case .diverged(let epoch, let rate):
            "learning left the finite numbers in epoch \(epoch)\n  the learning rate is \(rate): try a tenth of it"
        case .notFinite(let what, let row): "\(what) holds a value that is not finite, in row \(row)"
        case .tooFewRows(let needed, let found): "\(needed) rows of data are needed, and there are \(found)"
        case .notADistribution(let what, let row, let sum):
            "row \(row) of \(what) is no distribution: it sums to \(sum)\n  probabilities lie in 0...1 and sum to 1"
        case .impossibleObservations(let time): "no sequence of states can give what is observed up to time \(time)"
        }
    }
}
