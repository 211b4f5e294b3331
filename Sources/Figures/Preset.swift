/// A place of a live figure's sliders that is worth a look, with a sentence that says what to see there.
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
    ///   - values: one for each slider, in their order.
    ///   - sentence: what to see there, and why.
    public init(_ name: String, at values: [Double], _ sentence: String) {
        self.name = name
        self.values = values
        self.sentence = sentence
    }

    /// - Throws: `FigureError` where a slider has no value, or none that it can have.
    func check(against sliders: [AnySlider]) throws(FigureError) {
        guard values.count == sliders.count else {
            throw .countsDiffer(
                what: "the preset '\(name)'", first: "values: \(values.count)", second: "sliders: \(sliders.count)")
        }
        for (value, slider) in zip(values, sliders) where !slider.has(value) {
            throw .outOfBounds(
                what: "'\(slider.label)' in the preset '\(name)'", value: "\(value)",
                bounds: "\(slider.minimum) to \(slider.maximum), in steps of \(slider.step)")
        }
    }
}
