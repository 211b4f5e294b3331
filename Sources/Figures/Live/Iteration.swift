/// A count that the page raises by one, again and again, while the reader lets it run: the steps of a training, the generations of a
/// simulation. The function that draws takes it as an `Int`.
///
///     Iteration("training step", upTo: 600)
///
/// The page draws beside itself, in a worker, so each step may take its time. It asks for 0, 1, 2 and so on, and begins again at 0 where
/// another control moves. So the function may keep, in a variable of its cell, what it computed for the step before; it must draw the
/// same where it is asked for a step without those before.
public struct Iteration: Control {
    let label: String
    let last: Int

    /// A count from 0.
    ///
    /// - Parameters:
    ///   - label: what is counted, in the reader's words.
    ///   - last: where it stops.
    public init(_ label: String, upTo last: Int) {
        self.label = label
        self.last = last
    }

    /// One range of whole steps from 0.
    public var erased: AnyControl? {
        AnyControl(
            label: label, kind: .iteration,
            ranges: [SteppedRange(minimum: 0, maximum: Double(last), step: 1, start: 0)])
    }

    /// The count.
    public func value(_ numbers: [Double]) -> Int { Int(numbers[0]) }
}
