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
    /// The live figure that the cell is a part of: its functions also run in the page. Nil for none.
    public var live: LiveID?

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
    public init(
        index: Int, source: SourceText, kind: Kind, expectedOutput: SourceText? = nil, live: LiveID? = nil
    ) {
        self.index = index
        self.source = source
        self.kind = kind
        self.expectedOutput = expectedOutput
        self.live = live
    }
}

/// The name of a live figure in its chapter: lower-case letters, digits and hyphens. All cells that bear it are one figure's.
public struct LiveID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name itself.
    public let name: String

    /// The name, or nil where it has other characters than `a-z`, `0-9` and `-`, or does not begin with a letter.
    public init?(_ name: String) {
        guard ExerciseID(name) != nil else { return nil }
        self.name = name
    }

    /// The name itself.
    public var description: String { name }
    /// By the alphabet.
    public static func < (left: LiveID, right: LiveID) -> Bool { left.name < right.name }
}
