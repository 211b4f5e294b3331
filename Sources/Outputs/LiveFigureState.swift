/// A live figure as its cell drew it: its controls, where it starts, and samples against which the page's own code is held.
public struct LiveFigureState: Sendable, Hashable, Codable {
    /// The controls, in the order of the function's parameters.
    public var controls: [LiveControl]
    /// What the function also takes and no reader moves, in the order of its parameters.
    public var fixed: [LiveNumbers]
    /// Places that are offered by name.
    public var presets: [LivePreset]
    /// What is drawn where the controls start.
    public var start: LivePicture
    /// What is drawn at other places of the controls.
    public var samples: [LiveSample]

    /// The state of a figure with these controls.
    public init(
        controls: [LiveControl], fixed: [LiveNumbers] = [], presets: [LivePreset] = [], start: LivePicture,
        samples: [LiveSample]
    ) {
        self.controls = controls
        self.fixed = fixed
        self.presets = presets
        self.start = start
        self.samples = samples
    }

    /// Each control with its share of `values`, which are the numbers of all.
    public func settings(_ values: [Double]) -> [(control: LiveControl, numbers: ArraySlice<Double>)] {
        var rest = values[...]
        return controls.map { control in
            defer { rest = rest.dropFirst(control.count) }
            return (control, rest.prefix(control.count))
        }
    }
}

/// Numbers that a live figure's page gets from its cells, in whole steps.
public struct LiveNumbers: Sendable, Hashable, Codable {
    /// Four numbers' steps in each, the first in the lowest 16 bits.
    public var words: [UInt64]
    /// How many numbers there are.
    public var count: Int
    /// What 32,767 steps are.
    public var largest: Float

    /// Numbers of these steps.
    public init(words: [UInt64], count: Int, largest: Float) {
        self.words = words
        self.count = count
        self.largest = largest
    }
}

/// A place of a live figure's controls that is offered by name.
public struct LivePreset: Sendable, Hashable, Codable {
    /// A few words.
    public var name: String
    /// The numbers of all controls, in their order.
    public var values: [Double]
    /// What to see there.
    public var sentence: String

    /// A preset of these parts.
    public init(name: String, values: [Double], sentence: String) {
        self.name = name
        self.values = values
        self.sentence = sentence
    }
}

/// What a live figure draws at one place of its controls.
public struct LivePicture: Sendable, Hashable, Codable {
    /// An SVG element.
    public var svg: String
    /// What the picture says.
    public var sentence: String

    /// A picture with its sentence.
    public init(svg: String, sentence: String) {
        self.svg = svg
        self.sentence = sentence
    }
}

/// A place of a live figure's controls with what is drawn there.
public struct LiveSample: Sendable, Hashable, Codable {
    /// The numbers of all controls, in their order.
    public var values: [Double]
    /// What is drawn.
    public var picture: LivePicture

    /// A sample of these parts.
    public init(values: [Double], picture: LivePicture) {
        self.values = values
        self.picture = picture
    }
}
