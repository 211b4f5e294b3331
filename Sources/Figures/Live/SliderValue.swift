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
