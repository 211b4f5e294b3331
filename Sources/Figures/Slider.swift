/// A slider of a live figure: what it sets, between which values, and where it starts.
///
///     Slider("stride", 1...4, at: 1)
///     Slider("temperature", 0.1...5, step: 0.1, at: 1)
public struct Slider<Value: SliderValue>: Sendable {
    let label: String
    let range: ClosedRange<Value>
    let step: Double
    let start: Value

    /// A slider over the numbers of a range.
    ///
    /// - Parameters:
    ///   - label: what it sets, in the reader's words.
    ///   - step: how far one value is from the next.
    ///   - start: where it starts.
    public init(_ label: String, _ range: ClosedRange<Value>, step: Value = 1, at start: Value) {
        self.label = label
        self.range = range
        self.step = step.number
        self.start = start
    }

    var erased: AnySlider {
        AnySlider(
            label: label, minimum: range.lowerBound.number, maximum: range.upperBound.number, step: step,
            start: start.number)
    }

    func value(_ number: Double) -> Value { Value(sliderNumber: number) }
}

/// A number that a slider can set: `Int`, `Double` or `Float`.
public protocol SliderValue: Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// The value nearest to a slider's number.
    init(sliderNumber: Double)
    /// The value as a slider's number.
    var number: Double { get }
}

extension Int: SliderValue {
    /// The nearest integer.
    public init(sliderNumber: Double) { self = Int(sliderNumber.rounded()) }
    /// The integer as a Double.
    public var number: Double { Double(self) }
}

extension Double: SliderValue {
    /// The number itself.
    public init(sliderNumber: Double) { self = sliderNumber }
    /// The number itself.
    public var number: Double { self }
}

extension Float: SliderValue {
    /// The nearest Float.
    public init(sliderNumber: Double) { self = Float(sliderNumber) }
    /// The Double that is written the same: a tenth of a Float is not a tenth of a Double.
    public var number: Double { Double("\(self)") ?? Double(self) }
}

/// A slider in numbers, whatever its function takes.
package struct AnySlider: Sendable, Hashable {
    /// What it sets, in the reader's words.
    package let label: String
    /// The least value.
    package let minimum: Double
    /// The greatest value.
    package let maximum: Double
    /// How far one value is from the next.
    package let step: Double
    /// Where it starts.
    package let start: Double

    /// Whether the slider can be moved to `value`: it is in the range, on a step.
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
}
