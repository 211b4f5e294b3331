import Foundation

/// The values that an axis must show, checked.
struct PlotData {
    private static let smallest = 1e-290

    private(set) var lowest = Double.infinity
    private(set) var highest = -Double.infinity
    private(set) var onlyIntegers = true

    /// Takes values in, or says which of them has no place on the axis.
    mutating func include(_ values: [Double], of what: String, on axis: Axis) throws(FigureError) {
        for (index, value) in values.enumerated() {
            guard value.isFinite else { throw .notFinite(what: what, index: index, value: value) }
            // A step between numbers as small as these has no digits left.
            let value = abs(value) < PlotData.smallest ? 0 : value
            if axis.scale == .logarithmic, value <= 0 {
                throw .notPositive(what: what, index: index, value: values[index])
            }
            lowest = min(lowest, value)
            highest = max(highest, value)
            if value != value.rounded() { onlyIntegers = false }
        }
    }

    /// The axis's round numbers: of its own range, or around the values.
    func ticks(for axis: Axis, count: Int, step: Double? = nil) throws(FigureError) -> Ticks {
        var ticks = try roundNumbers(for: axis, count: count, step: step)
        ticks.group(axis.grouping)
        return ticks
    }

    private func roundNumbers(for axis: Axis, count: Int, step: Double?) throws(FigureError) -> Ticks {
        if let range = axis.range {
            guard range.lowerBound < range.upperBound, range.lowerBound.isFinite, range.upperBound.isFinite,
                range.upperBound - range.lowerBound > PlotData.smallest,
                axis.scale == .linear || range.lowerBound > PlotData.smallest
            else {
                throw .outOfBounds(
                    what: "the range of the axis \"\(axis.name)\"", value: "\(range)",
                    bounds: axis.scale == .linear ? "finite and not empty" : "positive, finite and not empty")
            }
            return Ticks(covering: range, scale: axis.scale, count: count, step: step)
        }
        var ticks = Ticks(
            covering: padded(axis.scale), scale: axis.scale, count: count, onlyIntegers: onlyIntegers, step: step)
        if axis.scale == .linear, isFlat, lowest < highest { ticks.note = "equal to \(PlotData.digits) digits" }
        return ticks
    }

    /// As many digits as an axis tells apart: numbers have 16, and a step needs room among them.
    private static let digits = 13

    /// Whether the values differ by rounding at the most.
    private var isFlat: Bool { highest - lowest <= max(abs(lowest), abs(highest)) * pow(10, -Double(PlotData.digits)) }

    /// A range that is not empty, and begins at zero where the values lie near it.
    private func padded(_ scale: Axis.Scale) -> ClosedRange<Double> {
        if scale == .logarithmic { return lowest...highest }
        var (low, high) = (lowest, highest)
        if low >= 0, low < high * 0.4 { low = 0 }
        if high <= 0, high > low * 0.4 { high = 0 }
        if isFlat {
            let room = low == 0 ? 1 : abs(low) * 0.2
            (low, high) = (low - (low == 0 ? 0 : room), high + room)
        }
        let most = Double.greatestFiniteMagnitude
        return max(low, -most)...min(high, most)
    }
}

extension Ticks {
    /// How far along the axis a value lies: from 0 to 1 within its range, and bounded outside, so that every place is a number.
    func share(of value: Double) -> Double {
        let share =
            switch scale {
            // Halves, for the distance of two large numbers may be none.
            case .linear: (value / 2 - range.lowerBound / 2) / halfSpan
            case .logarithmic: decades(to: value) / decades(to: range.upperBound)
            }
        return share.isNaN ? 0.5 : min(max(share, -1e5), 1e5)
    }

    /// How many powers of ten a value lies above the axis's beginning.
    private func decades(to value: Double) -> Double {
        let ratio = value / range.lowerBound
        return ratio.isFinite ? log10(ratio) : log10(value) - log10(range.lowerBound)
    }

    /// Half of the distance between the axis's ends.
    var halfSpan: Double { range.upperBound / 2 - range.lowerBound / 2 }

    /// The value that lies so far along the axis.
    func value(at share: Double) -> Double {
        switch scale {
        case .linear: range.lowerBound + share * halfSpan * 2
        case .logarithmic: range.lowerBound * pow(range.upperBound / range.lowerBound, share)
        }
    }
}
