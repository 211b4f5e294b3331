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
