/// A place of a live figure's controls that is worth a look, with a sentence that says what to see there.
///
///     Preset("too large a step", at: [0.9, 40], "Each step lands farther away than the last.")
public struct Preset: Sendable, Hashable {
    package let name: String
    package let values: [Double]
    package let sentence: String

    /// A place with a name.
    ///
    /// - Parameters:
    ///   - name: a few words, for a button.
    ///   - values: the controls' numbers, in their order: a slider has one, a point x and y, a pad one for each cell.
    ///   - sentence: what to see there, and why.
    public init(_ name: String, at values: [Double], _ sentence: String) {
        self.name = name
        self.values = values
        self.sentence = sentence
    }

    /// The preset with a pad's cells on the grays that it has.
    func onSteps(of controls: [AnyControl]) -> Preset {
        guard values.count == controls.map(\.ranges.count).reduce(0, +) else { return self }
        var rest = values[...]
        let nearest = controls.flatMap { control in
            let numbers = rest.prefix(control.ranges.count)
            rest = rest.dropFirst(numbers.count)
            return control.nearest(Array(numbers))
        }
        return Preset(name, at: nearest, sentence)
    }

    /// - Throws: `FigureError` where a control has no value, or none that it can have.
    func check(against controls: [AnyControl]) throws(FigureError) {
        let count = controls.map(\.ranges.count).reduce(0, +)
        guard values.count == count else {
            throw .countsDiffer(
                what: "the preset '\(name)'", first: "values: \(values.count)",
                second: "numbers of the controls: \(count)")
        }
        var rest = values[...]
        for control in controls {
            for (index, range) in control.ranges.enumerated() {
                let value = rest.removeFirst()
                guard !range.has(value) else { continue }
                throw .outOfBounds(
                    what: "\(control.part(index))'\(control.label)' in the preset '\(name)'", value: "\(value)",
                    bounds: "\(range.minimum) to \(range.maximum), in steps of \(range.step)")
            }
        }
    }
}
