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
        /// A figure; its file names are relative to the folder in which figures are kept.
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

extension CellOutput {
    /// What a reader sees of the cell where its code is hidden: figures and checks; all of it where it failed, for then the reader
    /// looks for the reason.
    public var itemsShownOfHiddenCell: [Item] {
        status == .failed ? items : items.filter(\.isShownOfHiddenCell)
    }
}

extension CellOutput.Item {
    fileprivate var isShownOfHiddenCell: Bool {
        switch self {
        case .figure, .check: true
        case .text, .value, .table: false
        }
    }
}
