/// A live figure as its cell drew it: its sliders, where it starts, and samples against which the page's own code is held.
public struct LiveFigureState: Sendable, Hashable, Codable {
    /// The sliders, in the order of the function's parameters.
    public var sliders: [LiveSlider]
    /// Places that are offered by name.
    public var presets: [LivePreset]
    /// What is drawn where the sliders start.
    public var start: LivePicture
    /// What is drawn at other places of the sliders.
    public var samples: [LiveSample]

    /// The state of a figure with these sliders.
    public init(sliders: [LiveSlider], presets: [LivePreset] = [], start: LivePicture, samples: [LiveSample]) {
        self.sliders = sliders
        self.presets = presets
        self.start = start
        self.samples = samples
    }
}

/// A slider of a live figure.
public struct LiveSlider: Sendable, Hashable, Codable {
    /// What it sets, in the reader's words.
    public var label: String
    /// The least value.
    public var minimum: Double
    /// The greatest value.
    public var maximum: Double
    /// How far one value is from the next.
    public var step: Double
    /// Where it starts.
    public var start: Double

    /// A slider of these values.
    public init(label: String, minimum: Double, maximum: Double, step: Double, start: Double) {
        self.label = label
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        self.start = start
    }
}

/// A place of a live figure's sliders that is offered by name.
public struct LivePreset: Sendable, Hashable, Codable {
    /// A few words.
    public var name: String
    /// A value for each slider.
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

/// What a live figure draws at one place of its sliders.
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

/// A place of a live figure's sliders with what is drawn there.
public struct LiveSample: Sendable, Hashable, Codable {
    /// A value for each slider.
    public var values: [Double]
    /// What is drawn.
    public var picture: LivePicture

    /// A sample of these parts.
    public init(values: [Double], picture: LivePicture) {
        self.values = values
        self.picture = picture
    }
}
