/// Numbers from a least to a greatest, a step apart, of which a control starts at one.
package struct SteppedRange: Sendable, Hashable {
    /// The least value.
    package let minimum: Double
    /// The greatest value.
    package let maximum: Double
    /// How far one value is from the next.
    package let step: Double
    /// Where the control starts.
    package let start: Double

    /// Whether a control can be moved to `value`: it is in the range, on a step.
    func has(_ value: Double) -> Bool {
        guard (minimum...maximum).contains(value), step > 0 else { return false }
        let steps = (value - minimum) / step
        return abs(steps - steps.rounded()) < 1e-6
    }

    /// The value at a share of the range, on a step.
    func value(share: Double) -> Double {
        guard step > 0 else { return minimum }
        let steps = ((maximum - minimum) / step).rounded(.down)
        return minimum + min((share * (steps + 1)).rounded(.down), steps) * step
    }

    /// The value on a step that is nearest to one in the range.
    func nearest(_ value: Double) -> Double {
        guard step > 0, (minimum...maximum).contains(value) else { return value }
        return minimum + ((value - minimum) / step).rounded() * step
    }

    /// - Parameter name: what the number is called in a message.
    /// - Throws: `FigureError` where the start is outside of the range or between two steps, or there is no step.
    func check(_ name: String) throws(FigureError) {
        guard (minimum...maximum).contains(start) else {
            throw .outOfBounds(
                what: "the start of \(name)", value: "\(start)", bounds: "\(minimum) to \(maximum), its range")
        }
        guard step > 0, step.isFinite else {
            throw .outOfBounds(what: "the step of \(name)", value: "\(step)", bounds: "above 0")
        }
        // A page's control would move to a step, and show another number than the picture.
        guard has(start) else {
            throw .outOfBounds(
                what: "the start of \(name)", value: "\(start)",
                bounds: "on a step: \(minimum), \(minimum + step), …; or give another step:")
        }
    }
}
