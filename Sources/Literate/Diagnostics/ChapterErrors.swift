/// Everything that is wrong with one or more chapters, in the order of their lines.
public struct ChapterErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// The errors, of which there is at least one.
    public var diagnostics: [Diagnostic]

    /// These errors.
    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    /// One error a line, as compilers print them.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
