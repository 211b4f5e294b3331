import Figures
import Foundation
import Networks

extension Table {
    /// How long a plan's steps take: a row for each, and one for the whole pass.
    public init(_ times: PlanTimes) {
        self.init(header: PlanTimes.header, rows: times.cells + [times.total])
    }
}

extension BarChart {
    /// The steps of a plan that take longest, each beside the time that the machine's limits allow.
    public init(_ times: PlanTimes, steps count: Int = 15) {
        let longest = times.rows.indices.sorted { times.rows[$0].seconds > times.rows[$1].seconds }.prefix(count)
            .sorted()
        let rows = longest.map { times.rows[$0] }
        let share = 100 * rows.reduce(0) { $0 + $1.seconds } / max(times.rows.reduce(0) { $0 + $1.seconds }, 1e-9)
        self.init(
            title: times.title, value: Axis("ms"), names: rows.map { $0.step.layers.first ?? "" },
            series: [
                BarSeries("taken", rows.map { $0.seconds * 1e3 }),
                BarSeries("at the machine's limits", rows.map { $0.seconds * $0.shareOfLimit * 1e3 }),
            ],
            alternativeText: """
                The \(rows.count) steps that take longest, \(Int(share.rounded())) % of the time of all, each beside the time that \
                the processors' and the memory's measured limits allow.
                """)
    }
}

extension PlanTimes: CustomStringConvertible {
    /// The whole pass and the limits, in a sentence each.
    public var description: String {
        func number(_ value: Double) -> String { String(format: "%.1f", value) }
        return """
            \(title) on \(threads) \(threads == 1 ? "thread" : "threads"): \(number(seconds * 1e3)) ms.
            The machine's measured limits: \(number(peak)) GFLOP/s, \(number(bandwidth)) GB/s from memory.
            """
    }
}
