/// Why a cell is run, or is not.
public enum CellReason: Sendable, Hashable, CustomStringConvertible {
    /// Its stored outputs are used.
    case reused
    /// Nothing is stored for it as it is.
    case changed(Change)
    /// It runs anew, as the cell at this index, on which its state may depend, changed.
    case follows(Int)
    /// Its outputs are stored, but a later cell that runs needs its state.
    case replayed

    /// What is new since the chapter's last run.
    public enum Change: Sendable, Hashable, CustomStringConvertible {
        /// The cell never ran here.
        case cell
        /// Its code.
        case code
        /// How it is run: its limit of time, or what it must fail with.
        case fence
        /// The compiler, LessonKit, or how cells are compiled.
        case toolchain
        /// What it may read: files, tables, variables, by their names.
        case inputs([String])
        /// Nothing is, but it did not run to its end, or what was kept of it is damaged or gone.
        case lost

        /// The change in a reader's words.
        public var description: String {
            switch self {
            case .cell: "it never ran here"
            case .code: "its code changed"
            case .fence: "how it is run changed"
            case .toolchain: "the compiler or LessonKit changed"
            case .inputs(let names): "\(names.joined(separator: ", ")) changed, which it may read"
            case .lost: "it did not run to its end, or what was kept of it is damaged or gone"
            }
        }
    }

    /// The reason in a reader's words; cells are counted from 1.
    public var description: String {
        switch self {
        case .reused: "from the cache"
        case .changed(let change): "runs: \(change)"
        case .follows(let index): "runs: cell \(index + 1) before it changed"
        case .replayed: "runs: a later cell needs its state"
        }
    }
}
