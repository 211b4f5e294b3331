import CellEvents

/// What the cells of a chapter did, in their order.
public struct ChapterOutputs: Sendable, Hashable, Codable {
    /// One entry for each of `Chapter.cells`.
    public var cells: [CellOutput]

    /// Outputs of these cells.
    public init(cells: [CellOutput]) { self.cells = cells }

    /// Whether every cell did what it promised.
    public var succeeded: Bool { cells.allSatisfy(\.succeeded) }
}

/// What one cell did.
public struct CellOutput: Sendable, Hashable, Codable {
    /// The cell's place among the chapter's cells, from 0.
    public var index: Int
    /// Whether it ran to its end.
    public var status: Status
    /// What it printed, displayed, drew and checked, in order.
    public var items: [Item]
    /// Why it failed; for a `fails=` cell, the failure that it promised (its status is then `completed`).
    public var error: CellError?
    /// Wall-clock time of compiling and running it, when it was run.
    public var seconds: Double
    /// Whether the outputs came from the cache.
    public var reused: Bool

    /// Whether a cell ran to its end.
    public enum Status: String, Sendable, Hashable, Codable {
        case completed, failed, notRun
    }

    /// One output of a cell.
    public enum Item: Sendable, Hashable, Codable {
        /// Text that was printed, up to the next other item.
        case text(String, Stream)
        case value(DisplayedValue)
        /// A figure; its file names are relative to `FigureStore`'s folder.
        case figure(RenderedFigure)
        case check(CheckResult)
        case table(Table)
    }

    /// Where text was printed.
    public enum Stream: String, Sendable, Hashable, Codable {
        case standardOutput, standardError
    }

    /// An output of these parts.
    public init(
        index: Int, status: Status, items: [Item] = [], error: CellError? = nil, seconds: Double = 0,
        reused: Bool = false
    ) {
        self.index = index
        self.status = status
        self.items = items
        self.error = error
        self.seconds = seconds
        self.reused = reused
    }

    /// The checks among the items.
    public var checks: [CheckResult] { items.compactMap { if case .check(let check) = $0 { check } else { nil } } }

    /// Whether the cell ran to its end and every check held.
    public var succeeded: Bool { status == .completed && checks.allSatisfy(\.passed) }
}

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
    }

    /// A failure at `line` of the Markdown.
    public init(kind: Kind, message: String, line: Int, column: Int? = nil) {
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column
    }
}
