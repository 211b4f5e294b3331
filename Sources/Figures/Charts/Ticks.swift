import Foundation

/// The round numbers at which an axis has its lines, and between which it runs.
struct Ticks: Hashable, Sendable {
    let values: [Double]
    let labels: [String]
    let scale: Axis.Scale

    /// Where the axis begins and ends.
    var range: ClosedRange<Double> { values[0]...values[values.count - 1] }

    /// From one number to the next, on a linear scale.
    let step: Double

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
                return step < 1 && abs(inverse * step - 1) < 1e-9 ? multiple / inverse : multiple * step
            }
            labels = numberLabels(values, step: step)
        case .logarithmic:
            let first = Int(log10(data.lowerBound).rounded(.down))
            let last = max(Int(log10(data.upperBound).rounded(.up)), first + 1)
            let powers = max(1, Int((Double(last - first) / Double(count)).rounded(.up)))
            let exponents = Array(stride(from: first, to: last + powers, by: powers))
            step = pow(10, Double(powers))
            values = exponents.map { pow(10, Double($0)) }
            labels = exponents.map(Ticks.powerOfTen)
        }
    }

    /// 1, 2 or 5 times a power of ten, so that about `count` steps cover the data.
    private static func roundStep(for data: ClosedRange<Double>, count: Int, onlyIntegers: Bool) -> Double {
        let rough = (data.upperBound - data.lowerBound) / Double(count)
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

    /// 10⁶ and the like; plain numbers near 1.
    private static func powerOfTen(_ exponent: Int) -> String {
        if (-2...3).contains(exponent) {
            return exponent < 0
                ? "0." + String(repeating: "0", count: -exponent - 1) + "1" : grouped(Int(pow(10, Double(exponent))))
        }
        return "10" + superscript(exponent)
    }
}

/// An integer in superscript characters.
func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "")
        + String(String(number.magnitude).compactMap { $0.wholeNumberValue }.map { digits[$0] })
}

/// An integer with a comma at each thousand and a real minus.
func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
}

/// The labels of evenly spaced numbers, all with the decimals that their step needs.
func numberLabels(_ values: [Double], step: Double) -> [String] {
    let largest = values.map(abs).max() ?? 0
    let smallestPower = Int((log10(step) + 1e-9).rounded(.down))
    if largest >= 1e15 || smallestPower < -6 {
        let power = Int(log10(largest).rounded(.down))
        let decimals = max(0, power - smallestPower)
        return values.map { value in
            value == 0 ? "0" : decimal(value / pow(10, Double(power)), decimals: decimals) + "×10" + superscript(power)
        }
    }
    if largest >= 1e6 {
        let (unit, suffix) = largest >= 1e12 ? (1e12, "T") : largest >= 1e9 ? (1e9, "G") : (1e6, "M")
        let decimals = max(0, Int(log10(unit)) - smallestPower)
        if decimals <= 2 { return values.map { $0 == 0 ? "0" : decimal($0 / unit, decimals: decimals) + suffix } }
    }
    return values.map { decimal($0, decimals: max(0, -smallestPower)) }
}

/// A number with a fixed count of decimals, a comma at each thousand and a real minus.
func decimal(_ value: Double, decimals: Int) -> String {
    guard abs(value) < 1e15 else { return String(value) }
    let power = pow(10, Double(decimals))
    let scaled = (abs(value) * power).rounded()
    let whole = (scaled / power).rounded(.down)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + grouped(Int(whole)) }
    let fraction = String(Int(scaled - whole * power))
    return sign + grouped(Int(whole)) + "." + String(repeating: "0", count: max(0, decimals - fraction.count))
        + fraction
}
