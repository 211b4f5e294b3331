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
