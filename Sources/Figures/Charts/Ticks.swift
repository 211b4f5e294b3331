import Foundation

/// The round numbers at which an axis has its lines, and between which it runs.
struct Ticks: Hashable, Sendable {
    let values: [Double]
    private(set) var labels: [String]
    let scale: Axis.Scale

    /// Where the axis begins and ends.
    var range: ClosedRange<Double> { values[0]...values[values.count - 1] }

    /// From one number to the next, on a linear scale.
    let step: Double

    /// What a reader must know of the labels beside them; added to the axis's title.
    var note: String?

    /// Round numbers around the data: at most about `count` of them, or with a round step that is given.
    init(
        covering data: ClosedRange<Double>, scale: Axis.Scale, count: Int, onlyIntegers: Bool = false,
        step given: Double? = nil
    ) {
        self.scale = scale
        switch scale {
        case .linear:
            step = given ?? Ticks.roundStep(for: data, count: count, onlyIntegers: onlyIntegers)
            let (first, last) = Ticks.ends(of: data, step: step)
            // A step's multiple as a quotient of integers, where it can be: 3 * 0.1 is not 0.3.
            let (step, inverse) = (step, (1 / step).rounded())
            values = (0...Int(last - first)).map { index in
                let multiple = first + Double(index)
                let value = step < 1 && abs(inverse * step - 1) < 1e-9 ? multiple / inverse : multiple * step
                return value.isFinite ? value : Double(signOf: value, magnitudeOf: .greatestFiniteMagnitude)
            }
            labels = numberLabels(values, step: step)
        case .logarithmic:
            // A power of ten but for rounding needs no further one.
            let first = Int((log10(data.lowerBound) + 1e-6).rounded(.down))
            let last = max(Int((log10(data.upperBound) - 1e-6).rounded(.up)), first + 1)
            let powers = max(1, Int((Double(last - first) / Double(count)).rounded(.up)))
            let exponents = Array(stride(from: first, to: last + powers, by: powers))
            step = pow(10, Double(powers))
            values = exponents.map { pow(10, Double(min($0, 308))) }
            let isPlain = exponents.allSatisfy { (-3...4).contains($0) }
            labels = exponents.map { isPlain ? Ticks.plain($0) : Ticks.power($0) }
        }
    }

    /// Writes the labels as an axis asks for it.
    mutating func group(_ grouping: Axis.Grouping) {
        if grouping == .never { labels = labels.map { $0.replacing(",", with: "") } }
    }

    /// 1, 2 or 5 times a power of ten, so that about `count` steps cover the data.
    private static func roundStep(for data: ClosedRange<Double>, count: Int, onlyIntegers: Bool) -> Double {
        let span = data.upperBound - data.lowerBound
        let rough =
            span.isFinite ? span / Double(count) : data.upperBound / Double(count) - data.lowerBound / Double(count)
        let power = pow(10, log10(rough).rounded(.down))
        let step = ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
        return onlyIntegers ? max(step, 1) : step
    }

    private static func ends(of data: ClosedRange<Double>, step: Double) -> (Double, Double) {
        // A value that lies on a multiple but for rounding needs no further step.
        let slack = 1e-6
        let first = (data.lowerBound / step + slack).rounded(.down)
        let last = (data.upperBound / step - slack).rounded(.up)
        return (first, max(last, first + 1))
    }

    private static func plain(_ exponent: Int) -> String {
        exponent < 0 ? decimal(pow(10, Double(exponent)), decimals: -exponent) : grouped(Int(pow(10, Double(exponent))))
    }

    private static func power(_ exponent: Int) -> String {
        exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent)
    }
}
