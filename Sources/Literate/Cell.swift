/// Swift code that a chapter runs.
public struct Cell: Sendable, Hashable {
    /// The place among the chapter's cells, from 0. Readers are shown `index + 1`.
    public var index: Int
    /// The code.
    public var source: SourceText
    /// What is done with the code.
    public var kind: Kind
    /// What the `output` fence below the cell promises that it prints, or nil where there is none.
    public var expectedOutput: SourceText?

    /// What is done with a cell's code.
    public enum Kind: Sendable, Hashable {
        /// Run; code and outputs are shown.
        case run
        /// Run; nothing but its figures and checks is shown.
        case hidden
        /// Shown and type-checked, not run.
        case norun
        /// Must fail to compile, throw or trap with this text in the message, which is shown.
        case fails(message: String)
    }

    /// A cell of these parts.
    public init(index: Int, source: SourceText, kind: Kind, expectedOutput: SourceText? = nil) {
        self.index = index
        self.source = source
        self.kind = kind
        self.expectedOutput = expectedOutput
    }
}
