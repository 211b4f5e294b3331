/// Why a cell failed.
public struct CellError: Sendable, Hashable, Codable {
    /// What kind of failure it was.
    public var kind: Kind
    /// What happened, in the compiler's, the error's or the engine's words.
    public var message: String
    /// The line in the chapter's Markdown.
    public var line: Int
    /// The column in that line, from 1, where it is known.
    public var column: Int?
    /// The signal that stopped its process, where one did.
    public var signal: Int?

    /// Kinds of failure.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// It did not compile.
        case compile
        /// An error was thrown and not caught.
        case thrown
        /// The process stopped: a failed precondition, an arithmetic overflow, a signal, an exit.
        case trap
        /// It ran longer than its limit.
        case timeout
        /// It needed more memory than its limit.
        case memory
        /// What it printed differs from its `output` fence, or a `fails=` cell did not fail as promised.
        case promise
        /// The process that runs cells is gone, and nobody saw the cell's end.
        case lost
    }

    /// A failure at `line` of the Markdown.
    public init(kind: Kind, message: String, line: Int, column: Int? = nil, signal: Int? = nil) {
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column
        self.signal = signal
    }
}

extension CellError.Kind {
    /// What such a cell does, as the heading of its message: `does not compile`.
    public var heading: String {
        switch self {
        case .compile: "does not compile"
        case .thrown: "throws an error"
        case .trap: "stops"
        case .timeout: "runs too long"
        case .memory: "needs too much memory"
        case .promise: "breaks its promise"
        case .lost: "never came to its end"
        }
    }
}
