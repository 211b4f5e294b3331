import Kernels
import Synchronization

/// The plans that a network made for itself while it had these parameters. Copies of the network share it as long as they have them;
/// with the first change a network takes a new one, so that no plan is used with other weights than its own, and the old weights'
/// memory is not held.
final class PlanShelf: Sendable {
    private let plans = Mutex<[InferencePlan]>([])
    /// Images come in few sizes: the last batch of a set is smaller than the others.
    private static let most = 3

    /// The plan for inputs of this shape, or what `make` makes.
    func plan(for shape: [Int], make: () throws(NetworkError) -> InferencePlan) throws(NetworkError) -> InferencePlan {
        if let plan = plans.withLock({ $0.first { $0.inputShape == shape } }) { return plan }
        let plan = try make()
        plans.withLock { plans in
            plans.removeAll { $0.inputShape == shape }
            plans.insert(plan, at: 0)
            if plans.count > Self.most { plans.removeLast() }
        }
        return plan
    }
}
