import Kernels
import Synchronization

/// A weight that no one has set: drawn when it is first asked for, and kept while the budget allows.
///
/// Copies of a network share it. None of them can tell, for what is drawn depends on the seed alone, and a copy that learns
/// sets a value of its own. It is published once and never changes afterwards, so it needs no lock: of two threads that
/// draw at the same moment one publishes, and both return that tensor.
final class DrawnTensor: Sendable {
    private let kept = AtomicLazyReference<Kept>()

    /// The tensor, if it was kept.
    var tensor: Tensor? { kept.load()?.tensor }

    /// The tensor that was kept, or what `draw` makes.
    func value(_ budget: WeightBudget, draw: () -> Tensor) -> Tensor {
        if let tensor { return tensor }
        let tensor = draw()
        guard let drawn = Kept(tensor, budget) else { return tensor }
        return kept.storeIfNil(drawn).tensor
    }

    /// A tensor whose bytes are counted while it exists.
    private final class Kept: Sendable {
        let tensor: Tensor
        private let budget: WeightBudget
        private let bytes: Int

        init?(_ tensor: Tensor, _ budget: WeightBudget) {
            (self.tensor, self.budget) = (tensor, budget)
            bytes = tensor.count * MemoryLayout<Float>.size
            guard budget.reserve(bytes) else { return nil }
        }

        deinit { budget.release(bytes) }
    }
}
