import Random

/// What a forward pass is for.
public enum Mode: Sendable, Hashable {
    /// To use what was learned.
    case inference
    /// To learn: dropout drops values, and batch norm goes by the batch. The seed is what dropout draws from.
    case training(seed: Int = 0)

    /// The mode for the node at `place`, which draws from a seed of its own.
    func forNode(_ place: Int) -> Mode {
        switch self {
        case .inference: .inference
        case .training(let seed): .training(seed: SplitMix64.seed(seed, place))
        }
    }
}
