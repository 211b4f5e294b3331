/// A slider of a live figure: what it sets, between which values, and where it starts.
///
///     Slider("stride", 1...4, at: 1)
///     Slider("temperature", 0.1...5, step: 0.1, at: 1)
///     Slider("epoch", 0...40, at: 0, playing: .seconds(8))
public struct Slider<Number: SliderValue>: Control {
    let label: String
    let range: ClosedRange<Number>
    let step: Double
    let start: Number
    let playing: Duration?

    /// A slider over the numbers of a range.
    ///
    /// - Parameters:
    ///   - label: what it sets, in the reader's words.
    ///   - step: how far one value is from the next.
    ///   - start: where it starts.
    ///   - playing: gives the page a button that takes the slider through its range in this time, and then back to its start.
    public init(
        _ label: String, _ range: ClosedRange<Number>, step: Number = 1, at start: Number, playing: Duration? = nil
    ) {
        self.label = label
        self.range = range
        self.step = step.number
        self.start = start
        self.playing = playing
    }

    public var erased: AnyControl? {
        AnyControl(
            label: label, kind: .slider(playing: playing),
            ranges: [
                SteppedRange(
                    minimum: range.lowerBound.number, maximum: range.upperBound.number, step: step, start: start.number)
            ])
    }

    public func value(_ numbers: [Double]) -> Number { Number(sliderNumber: numbers[0]) }
}
