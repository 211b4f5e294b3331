import Pictures

/// What a live figure's function takes: what a reader moves, a `Slider`, a `DraggablePoint`, a `DrawingPad` or an
/// `Iteration`, or `FixedNumbers`.
public protocol Control: Sendable {
    /// What the function that draws takes for it.
    associatedtype Value
    /// The control in numbers; nil for what no reader moves, which takes none of the figure's numbers.
    var erased: AnyControl? { get }
    /// What the function that draws is given where the control has these numbers.
    func value(_ numbers: [Double]) -> Value
}

/// A control in numbers, whatever its function takes.
public struct AnyControl: Sendable {
    /// What it sets, in the reader's words.
    package let label: String
    /// What the page makes of it.
    package let kind: Kind
    /// The numbers that it sets, in their order.
    package let ranges: [SteppedRange]

    /// The kinds of controls, each with what it alone has.
    package enum Kind: Sendable {
        /// One number; the page can take it through its range in this time.
        case slider(playing: Duration?)
        /// Two coordinates.
        case point(Plane)
        /// A gray value for each cell, row by row.
        case pad(width: Int, height: Int, brush: Double)
        /// A count that goes on by itself.
        case iteration
    }

    /// Its numbers where it starts.
    package var start: [Double] { ranges.map(\.start) }

    /// Its numbers of which samples are drawn. A second step has already gone through all of an iteration's code, and the last may take a
    /// minute.
    var sampled: [SteppedRange] {
        guard case .iteration = kind else { return ranges }
        return ranges.map {
            SteppedRange(minimum: $0.minimum, maximum: min($0.maximum, 2), step: $0.step, start: $0.start)
        }
    }

    /// A cell of a pad that is nearly on a step is on it: an image may have any gray.
    func nearest(_ numbers: [Double]) -> [Double] {
        guard case .pad = kind else { return numbers }
        return zip(ranges, numbers).map { $0.nearest($1) }
    }

    /// The numbers at a share of the ranges. They go their own ways, so that a point also leaves the diagonal.
    func numbers(share: Double) -> [Double] {
        sampled.enumerated().map { index, range in
            range.value(share: (share + Double(index) * 0.618_034).truncatingRemainder(dividingBy: 1))
        }
    }

    /// - Throws: `FigureError` where the control cannot start where it does, or has no steps.
    func check() throws(FigureError) {
        switch kind {
        case .slider(let playing):
            if let playing, !(.milliseconds(500)...(.seconds(120))).contains(playing) {
                throw .outOfBounds(
                    what: "the playing time of the slider '\(label)'", value: "\(playing)", bounds: "0.5 to 120 seconds"
                )
            }
        case .point(let plane):
            guard plane.width > 0, plane.height > 0, plane.x.upperBound > plane.x.lowerBound,
                plane.y.upperBound > plane.y.lowerBound
            else {
                throw .outOfBounds(
                    what: "the plane of the point '\(label)'",
                    value: "\(plane.x) by \(plane.y) on \(plane.width) by \(plane.height) pixels",
                    bounds: "wider and higher than 0")
            }
        case .pad(let width, let height, let brush):
            for (what, count) in [("width", width), ("height", height)] where !(1...64).contains(count) {
                throw .outOfBounds(
                    what: "the \(what) of the pad '\(label)'", value: "\(count)", bounds: "1 to 64 cells")
            }
            guard brush >= 1, brush <= 64 else {
                throw .outOfBounds(what: "the brush of the pad '\(label)'", value: "\(brush)", bounds: "1 to 64 cells")
            }
            guard ranges.count == width * height else {
                throw .countsDiffer(
                    what: "the start of the pad '\(label)'", first: "values: \(ranges.count)",
                    second: "cells: \(width * height)")
            }
        case .iteration:
            guard ranges[0].maximum >= 1 else {
                throw .outOfBounds(
                    what: "the last step of the iteration '\(label)'", value: "\(Int(ranges[0].maximum))",
                    bounds: "1 or more")
            }
        }
        for (index, range) in ranges.enumerated() { try range.check(name(of: index)) }
    }

    /// What a number is called in a message.
    private func name(of index: Int) -> String {
        switch kind {
        case .slider: "the slider '\(label)'"
        case .point: "\(part(index))the point '\(label)'"
        case .pad: "\(part(index))the pad '\(label)'"
        case .iteration: "the iteration '\(label)'"
        }
    }

    /// Which of the control's numbers it is.
    func part(_ index: Int) -> String {
        switch kind {
        case .slider, .iteration: ""
        case .point: index == 0 ? "x of " : "y of "
        case .pad(let width, _, _): "row \(index / max(width, 1) + 1), column \(index % max(width, 1) + 1) of "
        }
    }
}
