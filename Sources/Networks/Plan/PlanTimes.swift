import Foundation
import Kernels

/// How long a plan's steps take, beside what this machine gives at most.
public struct PlanTimes: Sendable {
    /// The plan's network and input.
    public let title: String
    /// The steps, in the order in which they run.
    public let rows: [Row]
    /// The least seconds that a whole pass took.
    public let seconds: Double
    /// How many threads took part.
    public let threads: Int
    /// What the processors give at most, in billions of operations a second, a multiplication and an addition being two.
    public let peak: Double
    /// What memory gives at most, in billions of bytes a second.
    public let bandwidth: Double

    /// One step, and what it took.
    public struct Row: Sendable {
        /// What it computes, and how.
        public let step: InferencePlan.Step
        /// The least seconds that it took.
        public let seconds: Double
        /// Billions of operations a second, by the layer's definition.
        public var rate: Double { 2 * Double(step.multiplyAdds) / seconds / 1e9 }
        /// The time that the machine's limits allow for the method's products and the step's bytes, as a share of the time taken. Steps
        /// whose values are in the caches may be quicker than memory.
        public let shareOfLimit: Double
    }

    /// Runs the plan `runs` times and takes the least time of each step; and measures what the machine gives.
    ///
    /// - Throws: ``NetworkError``, as the plan.
    public init(_ plan: InferencePlan, runs: Int = 10, seed: Int = 1) throws(NetworkError) {
        let images = Tensor.normal(plan.inputShape, seed: seed)
        var least = [Double](repeating: .infinity, count: plan.steps.count)
        var whole = Double.infinity
        for _ in 0..<max(runs, 1) {
            var times = least
            let start = ContinuousClock.now
            _ = try plan(images) { place, time in times[place] = time.seconds }
            whole = min(whole, (ContinuousClock.now - start).seconds)
            least = zip(least, times).map { min($0, $1) }
        }
        let limits = MachineLimits.measured()
        rows = zip(plan.steps, least).map { step, seconds in
            Row(
                step: step, seconds: seconds,
                shareOfLimit: limits.leastSeconds(products: step.products, bytes: step.bytes) / max(seconds, 1e-9))
        }
        title = "\(plan.network), \(plan.inputShape.map(String.init).joined(separator: "x"))"
        (seconds, threads) = (whole, Threads.count)
        (peak, bandwidth) = (2 * limits.productsPerSecond / 1e9, limits.bytesPerSecond / 1e9)
    }

    /// The columns' titles, with which ``cells`` and ``total`` go.
    public static let header = ["layers", "method", "output", "ms", "GFLOP/s", "limit", "MB"]

    /// For each step what it is and took, as text.
    public var cells: [[String]] {
        rows.map { row in
            [
                row.step.layersText, row.step.method, Array(row.step.shape.dropFirst()).dimensions,
                (row.seconds * 1e3).text(3), row.step.multiplyAdds == 0 ? "" : row.rate.text(1),
                "\((100 * row.shareOfLimit).text(0))%", (Double(row.step.bytes) / 1e6).text(1),
            ]
        }
    }

    /// The whole, as text.
    public var total: [String] {
        let operations = 2 * Double(rows.reduce(0) { $0 + $1.step.multiplyAdds })
        return [
            "whole pass", "", "", (seconds * 1e3).text(3), (operations / seconds / 1e9).text(1), "",
            (Double(rows.reduce(0) { $0 + $1.step.bytes }) / 1e6).text(1),
        ]
    }
}

extension InferencePlan.Step {
    /// The first layer, and how many others are computed with it: `layer1.0.conv1 + 2`.
    public var layersText: String { (layers.first ?? "") + (layers.count > 1 ? " + \(layers.count - 1)" : "") }
}

extension Double {
    fileprivate func text(_ digits: Int) -> String {
        formatted(.number.precision(.fractionLength(digits)).grouping(.never).locale(.init(identifier: "en_US_POSIX")))
    }
}
