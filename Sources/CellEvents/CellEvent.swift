/// What a cell tells the engine while it runs, in order. Text that it prints is not an event: it is captured beside them.
public enum CellEvent: Sendable, Hashable, Codable {
    /// The value of an expression, as it is displayed.
    case value(DisplayedValue)
    /// A figure that was drawn into the run's figure folder.
    case figure(RenderedFigure)
    /// A check or property, with its outcome.
    case check(CheckResult)
    /// A table of text.
    case table(Table)
    /// One line of progress, which replaces the one before it.
    case progress(String)
}

/// A value as readers see it.
public struct DisplayedValue: Sendable, Hashable, Codable {
    /// The type's name, e.g. `Int`.
    public var type: String
    /// The value's text, which may have several lines.
    public var text: String

    /// A displayed value.
    public init(type: String, text: String) {
        self.type = type
        self.text = text
    }
}

/// A figure as files: one for each theme.
public struct RenderedFigure: Sendable, Hashable, Codable {
    /// File names in the figure folder, PNG or (for an animation) GIF.
    public var light: String
    /// The dark theme's file.
    public var dark: String
    /// Width on the page in CSS pixels; the files have twice as many.
    public var width: Int
    /// Height on the page in CSS pixels.
    public var height: Int
    /// The files for a phone, where the figure is too wide for one.
    public var narrow: NarrowFigure?
    /// What is drawn, and what follows from it.
    public var alternativeText: String
    /// What to see; may have inline Markdown. Empty for none.
    public var caption: String
    /// What the page needs to move it, where it is a live figure; the files then show where it starts.
    public var live: LiveFigureState?

    /// A figure of these files.
    public init(
        light: String, dark: String, width: Int, height: Int, narrow: NarrowFigure? = nil, alternativeText: String,
        caption: String, live: LiveFigureState? = nil
    ) {
        self.light = light
        self.dark = dark
        self.width = width
        self.height = height
        self.narrow = narrow
        self.alternativeText = alternativeText
        self.caption = caption
        self.live = live
    }

    /// The names of all its files.
    public var files: [String] { [light, dark] + (narrow.map { [$0.light, $0.dark] } ?? []) }
}

/// A figure laid out anew for the width of a phone, so that its writing stays legible.
public struct NarrowFigure: Sendable, Hashable, Codable {
    /// File names in the figure folder.
    public var light: String
    /// The dark theme's file.
    public var dark: String
    /// Width on the page in CSS pixels.
    public var width: Int
    /// Height on the page in CSS pixels.
    public var height: Int

    /// A layout of these files.
    public init(light: String, dark: String, width: Int, height: Int) {
        self.light = light
        self.dark = dark
        self.width = width
        self.height = height
    }
}

/// The outcome of a check or a property.
public struct CheckResult: Sendable, Hashable, Codable {
    /// What is claimed.
    public var name: String
    /// Whether it held in every case.
    public var passed: Bool
    /// How many cases were tried.
    public var cases: Int
    /// The smallest case that fails, as Swift that a reader can paste, and what happened; nil where it passed.
    public var counterexample: String?
    /// The call of an answer that failed in that case; the counterexample leaves it to be told.
    public var failedCall: FailedCall?
    /// The share of an exercise's points that this check earns, relative to the other checks.
    public var weight: Double

    /// An outcome.
    public init(
        name: String, passed: Bool, cases: Int, counterexample: String? = nil, failedCall: FailedCall? = nil,
        weight: Double = 1
    ) {
        self.name = name
        self.passed = passed
        self.cases = cases
        self.counterexample = counterexample
        self.failedCall = failedCall
        self.weight = weight
    }
}

/// A table of text for the reader.
public struct Table: Sendable, Hashable, Codable {
    /// The columns' titles.
    public var header: [String]
    /// The rows; each has as many fields as the header.
    public var rows: [[String]]

    /// A table of these rows.
    public init(header: [String], rows: [[String]]) {
        self.header = header
        self.rows = rows
    }
}
