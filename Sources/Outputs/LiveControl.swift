/// What a reader moves in a live figure.
public enum LiveControl: Sendable, Hashable, Codable {
    /// One number.
    case slider(LiveSlider)
    /// Two coordinates in the picture.
    case point(LivePoint)
    /// A gray value for each of its cells.
    case pad(LivePad)
    /// A count that goes on by itself.
    case iteration(LiveIteration)

    /// How many numbers it sets.
    public var count: Int {
        switch self {
        case .slider, .iteration: 1
        case .point: 2
        case .pad(let pad): pad.width * pad.height
        }
    }

    /// Its numbers where it starts.
    public var start: [Double] {
        switch self {
        case .slider(let slider): [slider.range.start]
        case .point(let point): [point.x.start, point.y.start]
        case .pad(let pad): pad.start
        case .iteration: [0]
        }
    }
}

/// A slider of a live figure.
public struct LiveSlider: Sendable, Hashable, Codable {
    /// What it sets, in the reader's words.
    public var label: String
    /// Its numbers.
    public var range: LiveRange
    /// How many seconds the page takes from its first number to its last; nil where it does not play.
    public var seconds: Double?

    /// A slider of these values.
    public init(label: String, range: LiveRange, seconds: Double? = nil) {
        self.label = label
        self.range = range
        self.seconds = seconds
    }
}

/// A point of a live figure that is dragged over a part of its picture.
public struct LivePoint: Sendable, Hashable, Codable {
    /// What it is, in the reader's words.
    public var label: String
    /// From the left edge of that part to the right.
    public var x: LiveRange
    /// From the lower edge to the upper one, or from the upper to the lower.
    public var y: LiveRange
    /// Whether the second coordinate grows from the upper edge to the lower.
    public var growsDown: Bool
    /// Where that part of the picture is: left, top, width and height in the picture's pixels.
    public var frame: [Double]

    /// A point of these values.
    public init(label: String, x: LiveRange, y: LiveRange, growsDown: Bool = false, frame: [Double]) {
        self.label = label
        self.x = x
        self.y = y
        self.growsDown = growsDown
        self.frame = frame
    }
}

/// A pad of a live figure on which a reader draws.
public struct LivePad: Sendable, Hashable, Codable {
    /// What is drawn on it, in the reader's words.
    public var label: String
    /// How many columns it has.
    public var width: Int
    /// How many rows it has.
    public var height: Int
    /// How thick a stroke is, in cells.
    public var brush: Double
    /// How many steps a cell has from paper, 0, to ink, 1.
    public var levels: Int
    /// What is drawn at first, row by row.
    public var start: [Double]

    /// A pad of these values.
    public init(label: String, width: Int, height: Int, brush: Double, levels: Int, start: [Double]) {
        self.label = label
        self.width = width
        self.height = height
        self.brush = brush
        self.levels = levels
        self.start = start
    }
}

/// A count of a live figure that goes up by one while the reader lets it run.
public struct LiveIteration: Sendable, Hashable, Codable {
    /// What is counted, in the reader's words.
    public var label: String
    /// Where it stops.
    public var last: Int

    /// A count from 0 to this number.
    public init(label: String, last: Int) {
        self.label = label
        self.last = last
    }
}

/// The numbers of a control, a step apart.
public struct LiveRange: Sendable, Hashable, Codable {
    /// The least value.
    public var minimum: Double
    /// The greatest value.
    public var maximum: Double
    /// How far one value is from the next.
    public var step: Double
    /// Where the control starts.
    public var start: Double

    /// A range of these values.
    public init(minimum: Double, maximum: Double, step: Double, start: Double) {
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        self.start = start
    }
}
