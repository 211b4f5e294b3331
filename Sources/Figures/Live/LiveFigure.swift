import Foundation
import Pictures

/// A figure that a reader moves: a function from numbers to a `Picture`, with a control for each of its parameters.
///
/// In a cell with `live=NAME` the function also runs in the page, where each move of a control draws anew. Elsewhere (in a terminal, on paper,
/// without JavaScript) the figure shows where its controls start.
///
///     LiveFigure(
///         circle, Slider("radius", 1...90, at: 40),
///         alternativeText: "A circle.")
public struct LiveFigure: Figure {
    /// The controls, in the order of the function's parameters.
    package let controls: [AnyControl]
    /// What the function also takes and no reader moves, in the order of its parameters.
    package let fixed: [FixedNumbers]
    /// Places that the page offers by name.
    package let presets: [Preset]
    /// What is drawn where the controls start.
    package let start: Picture
    /// What is drawn at the presets, at corners of the controls' ranges (at every one of four sliders and fewer) and at some places between.
    package let samples: [(values: [Double], picture: Picture)]
    /// What is drawn, and what can be seen by moving the controls.
    public var alternativeText: String

    /// A figure that `draw` draws.
    ///
    /// - Parameters:
    ///   - draw: depends on nothing but its arguments.
    ///   - controls: one for each parameter of `draw`, in their order.
    ///   - presets: places to go to at once, each with a sentence that says what to see.
    ///   - alternativeText: what is drawn, and what can be seen by moving the controls.
    public init<each Setting: Control>(
        _ draw: (repeat (each Setting).Value) -> Picture, _ controls: repeat each Setting, presets: [Preset] = [],
        alternativeText: String
    ) {
        var parameters: [AnyControl?] = []
        repeat parameters.append((each controls).erased)
        var fixed: [FixedNumbers] = []
        repeat fixed.append(contentsOf: [(each controls) as? FixedNumbers].compactMap { $0 })
        let all = parameters.compactMap { $0 }
        func picture(_ values: [Double]) -> Picture {
            var (rest, counts) = (values[...], parameters.map { $0?.ranges.count ?? 0 }[...])
            func next() -> [Double] {
                let numbers = Array(rest.prefix(counts.removeFirst()))
                rest = rest.dropFirst(numbers.count)
                return numbers
            }
            return draw(repeat (each controls).value(next()))
        }
        self.controls = all
        self.fixed = fixed
        self.presets = presets.map { $0.onSteps(of: all) }
        self.alternativeText = alternativeText
        start = picture(all.flatMap(\.start))
        let named = self.presets.filter { (try? $0.check(against: all)) != nil }.map(\.values)
        samples = (named + Self.places(of: all)).map { ($0, picture($0)) }
    }

    /// Places that tell: corners, where code traps, and a few that a fixed rule spreads over the ranges.
    private static func places(of controls: [AnyControl]) -> [[Double]] {
        guard !controls.isEmpty else { return [] }
        let corners = (0..<1 << min(controls.count, 4)).map { corner in
            controls.enumerated().flatMap { index, control in
                control.sampled.map { corner >> min(index, 3) & 1 == 0 ? $0.minimum : $0.maximum }
            }
        }
        // Multiples of irrational numbers fill a range evenly, each control at its own pace.
        let between = (1...8).map { place in
            controls.enumerated().flatMap { index, control in
                control.numbers(
                    share: (Double(place) * Double(index + 2).squareRoot()).truncatingRemainder(dividingBy: 1))
            }
        }
        return corners + between
    }

    /// The picture where the controls start.
    ///
    /// - Throws: `FigureError` where there is no control, one starts outside of its range or between two steps, or has no step, a
    ///   preset names a place that the controls do not have, or the picture has no size.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        guard !controls.isEmpty else { throw .nothingToDraw("the live figure has no control") }
        for control in controls { try control.check() }
        for numbers in fixed { try numbers.check() }
        for preset in presets { try preset.check(against: controls) }
        return [Scene(try start.drawing())]
    }
}
