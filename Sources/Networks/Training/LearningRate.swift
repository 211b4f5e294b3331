import Foundation

/// How the learning rate changes while a network is trained.
public enum LearningRate: Sendable, Hashable, Codable {
    /// Always the same.
    case constant(Float)
    /// Multiplied by `factor` after every `every` epochs.
    case steps(from: Float, factor: Float, every: Int)
    /// Multiplied by `factor` in the course of every epoch.
    case exponential(from: Float, factor: Float)
    /// Down to `to` along half a wave.
    ///
    /// - Source: Loshchilov and Hutter, *SGDR: stochastic gradient descent with warm restarts*, 2016.
    case cosine(from: Float, to: Float = 0)
    /// Up to its value in the first epochs, then by another rule.
    indirect case warmup(epochs: Int, then: LearningRate)

    /// The rate when `epoch` epochs, whole ones and a part, of `epochs` have passed.
    public func value(at epoch: Double, of epochs: Int) -> Float {
        switch self {
        case .constant(let rate): return rate
        case .steps(let rate, let factor, let every):
            return rate * Float(pow(Double(factor), (epoch / Double(max(every, 1))).rounded(.down)))
        case .exponential(let rate, let factor): return rate * Float(pow(Double(factor), epoch))
        case .cosine(let start, let end):
            let share = min(max(epoch / Double(max(epochs, 1)), 0), 1)
            return end + (start - end) * Float(0.5 * (1 + cos(.pi * share)))
        case .warmup(let warmup, let then):
            let rate = then.value(at: epoch, of: epochs)
            return epoch < Double(warmup) ? rate * Float((epoch + 1e-3) / Double(warmup)) : rate
        }
    }

    /// Whether the rate of one epoch depends on how many there are.
    var dependsOnEpochs: Bool {
        switch self {
        case .constant, .steps, .exponential: false
        case .cosine: true
        case .warmup(_, let then): then.dependsOnEpochs
        }
    }

    /// All numbers in it, with their bounds.
    var settings: [Setting] {
        func rate(_ value: Float) -> Setting {
            ("learning rate", Double(value), "a number above 0, at most a million", 1e-30...1e6)
        }
        func factor(_ value: Float) -> Setting {
            ("the learning rate's factor", Double(value), "above 0, at most 1", 1e-30...1)
        }
        switch self {
        case .constant(let value): return [rate(value)]
        case .steps(let value, let down, let every):
            return [
                rate(value), factor(down), ("the learning rate's every", Double(every), "at least 1 epoch", 1...1e9),
            ]
        case .exponential(let value, let down): return [rate(value), factor(down)]
        case .cosine(let start, let end):
            return [rate(start), ("the learning rate's end", Double(end), "at least 0", 0...1e6)]
        case .warmup(let epochs, let then):
            return [("the learning rate's warm-up", Double(epochs), "at least 1 epoch", 1...1e9)] + then.settings
        }
    }
}

/// A number that can be set: its name, its value, what it may be in words, and its bounds.
typealias Setting = (name: String, value: Double, allowed: String, range: ClosedRange<Double>)
