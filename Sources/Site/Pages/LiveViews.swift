/// What the `live` template shows.
struct LiveFigureView: Sendable {
    var anchor: String
    var number: String
    var captionHTML: HTML
    var alternative: String
    var pictureHTML: HTML
    /// How many pixels of the page's the picture may be wide.
    var widest: String
    var sentence: String
    /// Where the points of the picture are that a reader drags.
    var handles: [HandleView]
    var controls: [ControlView]
    var presets: [PresetView]
    /// What the preset says at which the controls start; nil where there is none.
    var look: String?
    /// The script that brings the figure's module; nil where the figure cannot be moved.
    var script: String?
    var drawingHTML: HTML
}

/// A button that sets a live figure's controls.
struct PresetView: Sendable {
    var name: String
    /// Where the controls are then, as the page's address has it.
    var place: String
    var sentence: String
    /// Whether the controls start there.
    var isStart: Bool
}

/// A control of a live figure, which is one of these.
struct ControlView: Sendable {
    var slider: SliderView?
    var point: PointView?
    var pad: PadView?
    var iteration: IterationView?
}

/// A slider, with a field for its number.
struct SliderView: Sendable {
    var identifier: String
    var label: String
    var range: RangeView
    /// How many seconds it plays for.
    var play: PlayView?
}

/// The button that plays a slider.
struct PlayView: Sendable {
    var seconds: String
}

/// The fields for the coordinates of a point that is dragged in the picture.
struct PointView: Sendable {
    var identifier: String
    var label: String
    var x: RangeView
    var y: RangeView
}

/// A point in the picture.
struct HandleView: Sendable {
    /// Of the fields that have its coordinates.
    var identifier: String
    var label: String
    var x: RangeView
    /// Left, top, width and height of the part of the picture that it moves on.
    var frame: String
    var grows: String
}

/// A pad on which a reader draws.
struct PadView: Sendable {
    var identifier: String
    var label: String
    var width: Int
    var height: Int
    var brush: String
    var levels: Int
    /// What is drawn at first, as the page's address has it.
    var start: String
}

/// A count that goes on by itself, with the buttons that let it.
struct IterationView: Sendable {
    var label: String
    var last: Int
}

/// The numbers that a control can have, as HTML writes them.
struct RangeView: Sendable {
    var minimum: String
    var maximum: String
    var step: String
    var start: String
}
