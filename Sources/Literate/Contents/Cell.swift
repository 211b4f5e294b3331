/// Swift code that a chapter runs.
///
/// What the fence says of it is read through the cell: `cell.kind` is `cell.attributes.kind`.
@dynamicMemberLookup
public struct Cell: Sendable, Hashable {
    /// The place among the chapter's cells, from 0. Readers are shown `index + 1`.
    public var index: Int
    /// The code.
    public var source: SourceText
    /// What the fence says about the code.
    public var attributes: CellAttributes
    /// What the `output` fence below the cell promises that it prints, or nil where there is none.
    public var expectedOutput: SourceText?

    /// A cell whose fence says `attributes`.
    public init(
        index: Int, source: SourceText, attributes: CellAttributes = CellAttributes(), expectedOutput: SourceText? = nil
    ) {
        self.index = index
        self.source = source
        self.attributes = attributes
        self.expectedOutput = expectedOutput
    }

    /// A cell of this kind whose fence says nothing else.
    public init(index: Int, source: SourceText, kind: Kind) {
        self.init(index: index, source: source, attributes: CellAttributes(kind: kind))
    }

    /// One of the attributes.
    public subscript<Value>(dynamicMember attribute: KeyPath<CellAttributes, Value>) -> Value {
        attributes[keyPath: attribute]
    }

    /// What is done with a cell's code.
    public enum Kind: Sendable, Hashable {
        /// Run; code and outputs are shown.
        case run
        /// Run; only its figures and checks are shown.
        case hidden
        /// Shown and type-checked, not run.
        case norun
        /// Must fail to compile, throw or trap with this text in the message, which is shown.
        case fails(message: String)
    }
}

/// What a fence says about the cell in it.
public struct CellAttributes: Sendable, Hashable {
    /// What is done with the code.
    public var kind: Cell.Kind
    /// The live figure that the cell belongs to: its functions also run in the page. Nil for none.
    public var live: LiveID?
    /// How long the cell may run; nil for as long as any cell.
    public var timeout: Duration?

    /// Attributes of a cell, which runs unless told otherwise.
    public init(kind: Cell.Kind = .run, live: LiveID? = nil, timeout: Duration? = nil) {
        self.kind = kind
        self.live = live
        self.timeout = timeout
    }
}
