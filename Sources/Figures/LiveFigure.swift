import Foundation
import Palette
import Pictures

/// A figure that a reader moves: a function from numbers to a `Picture`, with a slider for each of its parameters.
///
/// In a cell with `live=NAME` the function also runs in the page, where each move of a slider draws anew. Elsewhere (in a terminal, on paper,
/// without JavaScript) the figure shows where its sliders start.
///
///     LiveFigure(
///         circle, Slider("radius", 1...90, at: 40),
///         alternativeText: "A circle.")
public struct LiveFigure: Figure {
    /// The sliders, in the order of the function's parameters.
    package let sliders: [AnySlider]
    /// Places that the page offers by name.
    package let presets: [Preset]
    /// What is drawn where the sliders start.
    package let start: Picture
    /// What is drawn at the presets, at every corner of the sliders' ranges (of four sliders and fewer) and at some places between.
    package let samples: [(values: [Double], picture: Picture)]
    /// What is drawn, and what can be seen by moving the sliders.
    public var alternativeText: String

    /// A figure that `draw` draws.
    ///
    /// - Parameters:
    ///   - draw: depends on nothing but its arguments.
    ///   - sliders: one for each parameter of `draw`, in their order.
    ///   - presets: places to go to at once, each with a sentence that says what to see.
    ///   - alternativeText: what is drawn, and what can be seen by moving the sliders.
    public init<each Setting: SliderValue>(
        _ draw: (repeat each Setting) -> Picture, _ sliders: repeat Slider<each Setting>, presets: [Preset] = [],
        alternativeText: String
    ) {
        var all: [AnySlider] = []
        repeat all.append((each sliders).erased)
        func picture(_ values: [Double]) -> Picture {
            var rest = values[...]
            return draw(repeat (each sliders).value(rest.removeFirst()))
        }
        self.sliders = all
        self.presets = presets
        self.alternativeText = alternativeText
        start = picture(all.map(\.start))
        let named = presets.filter { (try? $0.check(against: all)) != nil }.map(\.values)
        samples = (named + Self.places(of: all)).map { ($0, picture($0)) }
    }

    /// Places that tell: corners, where code traps, and a few that a fixed rule spreads over the ranges.
    private static func places(of sliders: [AnySlider]) -> [[Double]] {
        guard !sliders.isEmpty else { return [] }
        let corners = (0..<1 << min(sliders.count, 4)).map { corner in
            sliders.enumerated().map { index, slider in
                corner >> min(index, 3) & 1 == 0 ? slider.minimum : slider.maximum
            }
        }
        // Multiples of irrational numbers fill a range evenly, each slider at its own pace.
        let between = (1...8).map { place in
            sliders.enumerated().map { index, slider in
                slider.value(share: (Double(place) * Double(index + 2).squareRoot()).truncatingRemainder(dividingBy: 1))
            }
        }
        return corners + between
    }

    /// The picture where the sliders start.
    ///
    /// - Throws: `FigureError` where there is no slider, one starts outside of its range or between two steps, or has no step, a
    ///   preset names a place that the sliders do not have, or the picture has no size.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        guard !sliders.isEmpty else { throw .nothingToDraw("the live figure has no slider") }
        for slider in sliders {
            guard (slider.minimum...slider.maximum).contains(slider.start) else {
                throw .outOfBounds(
                    what: "the start of the slider '\(slider.label)'", value: "\(slider.start)",
                    bounds: "\(slider.minimum) to \(slider.maximum), its range")
            }
            guard slider.step > 0, slider.step.isFinite else {
                throw .outOfBounds(
                    what: "the step of the slider '\(slider.label)'", value: "\(slider.step)", bounds: "above 0")
            }
            // A page's slider would move to a step, and show another number than the picture.
            guard slider.has(slider.start) else {
                throw .outOfBounds(
                    what: "the start of the slider '\(slider.label)'", value: "\(slider.start)",
                    bounds: "on a step: \(slider.minimum), \(slider.minimum + slider.step), …; or give another step:")
            }
        }
        for preset in presets { try preset.check(against: sliders) }
        return [Scene(try start.drawing())]
    }
}

extension Picture {
    /// The picture as marks.
    func drawing() throws(FigureError) -> Drawing {
        for (what, length) in [("the picture's width", width), ("the picture's height", height)]
        where !(length >= 1 && length <= columnWidth) {
            throw .outOfBounds(what: what, value: "\(length)", bounds: "1 to \(Int(columnWidth)) pixels")
        }
        var drawing = Drawing(size: Size(width: width.rounded(.up), height: height.rounded(.up)))
        for shape in shapes { try shape.add(to: &drawing) }
        return drawing
    }
}

extension Picture.Shape {
    fileprivate func add(to drawing: inout Drawing) throws(FigureError) {
        switch form {
        case .rectangle(let x, let y, let width, let height):
            let box = Box(left: x, top: y, width: max(width, 0), height: max(height, 0))
            if let color { drawing.add(.rectangle(box), color) }
            if let stroke {
                drawing.line(box.corners + box.corners.prefix(2), .token(stroke.token), width: strokeWidth)
            }
        case .circle(let x, let y, let radius):
            let center = Point(x, y)
            if let color { drawing.add(.circle(center: center, radius: radius), color) }
            if let stroke {
                let rim = (0...72).map { step in
                    let angle = Double(step) / 36 * Double.pi
                    return center + Point(radius * cos(angle), radius * sin(angle))
                }
                drawing.line(rim, .token(stroke.token), width: strokeWidth)
            }
        case .line(let points, let isDashed):
            guard let stroke, points.count > 1 else { return }
            drawing.line(
                points.map { Point($0.x, $0.y) }, .token(stroke.token), width: strokeWidth,
                dash: isDashed ? [5, 4] : [])
        case .polygon(let places):
            let points = places.map { Point($0.x, $0.y) }
            guard points.count > 2 else { return }
            if let color { drawing.add(.polygon(points), color) }
            if let stroke { drawing.line(points + points.prefix(2), .token(stroke.token), width: strokeWidth) }
        case .text(let text, let x, let y, let size, let anchor, let isBold):
            guard let color else { return }
            let style = TextStyle(size: size, weight: isBold ? "SemiBold" : "Regular")
            drawing.text(try Label(text, at: Point(x, y), anchor: anchor, style: style, color: color))
        }
    }

    private var color: MarkColor? { fill.map { .token($0.token, opacity: min(max(opacity, 0), 1)) } }
}

extension Paint {
    /// The color in figures.
    var token: ColorToken { ColorToken(rawValue: name) ?? .ink }
}
