import Figures
import Wording

/// The charts of a class's page.
struct ClassFigures {
    let statistics: ClassStatistics
    /// A longer name leaves no room for its bar.
    var longestName = 44

    /// More rows are not read.
    private static let most = 12

    /// How the scores lie; nil where nobody has one.
    var distribution: BarChart? {
        let count = statistics.tenths.reduce(0, +)
        guard count > 0 else { return nil }
        let bars = statistics.tenths.indices.map { tenth in
            (name: "\(tenth * 10) to \(tenth * 10 + 10)%", amount: Double(statistics.tenths[tenth]))
        }
        let most = statistics.tenths.indices.max { statistics.tenths[$0] < statistics.tenths[$1] } ?? 0
        return BarChart(
            title: "Scores", value: Axis("students"), bars: bars,
            alternativeText: "A bar for each tenth of the points, of \(count.counted("student")): most, "
                + "\(statistics.tenths[most]), are in \(bars[most].name).")
    }

    /// The properties that most answers failed.
    var hardest: BarChart? {
        let shown = statistics.properties.prefix(Self.most)
        guard let first = shown.first else { return nil }
        return BarChart(
            title: "Hardest properties", value: Axis("answers that failed it", unit: "%"),
            bars: shown.map {
                (name: cut($0.name), amount: (Double($0.failed) / Double($0.tried) * 100).rounded())
            },
            alternativeText: "The hardest property is "
                + "\(first.name) of \(first.exercise), which \(first.failed) of \(first.tried) answers failed.")
    }

    /// What took longest.
    var time: BarChart? {
        let shown = statistics.times.prefix(Self.most)
        guard let first = shown.first else { return nil }
        return BarChart(
            title: "Time", value: Axis("compiling and checking one", unit: "s"),
            names: shown.map { cut($0.exercise) },
            series: [
                BarSeries("median", shown.map { ($0.median * 100).rounded() / 100 }),
                BarSeries("longest", shown.map { ($0.longest * 100).rounded() / 100 }),
            ],
            alternativeText: "Two bars for each of \(shown.count.counted("exercise")), median and longest; "
                + "\(first.exercise) took longest.")
    }

    private func cut(_ name: String) -> String {
        let line = name.fitForXML.replacing("\n", with: " ")
        return line.count <= longestName ? line : line.prefix(longestName - 1) + "…"
    }
}
