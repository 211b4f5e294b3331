/// Wrong code that a property in the chapter's text must notice.
public struct WrongVersion: Sendable, Hashable {
    /// The name of the property, or of the check.
    public var property: String
    /// Where the fence has that name.
    public var position: SourcePosition
    /// Declarations that take the place of the chapter's, or of the library's.
    public var source: SourceText

    /// Wrong code for the property called `property`.
    public init(property: String, position: SourcePosition, source: SourceText) {
        self.property = property
        self.position = position
        self.source = source
    }
}
