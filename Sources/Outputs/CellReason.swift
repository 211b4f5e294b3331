/// Why a cell is run, or is not.
public enum CellReason: Sendable, Hashable, CustomStringConvertible {
    /// Its stored outputs are used.
    case reused
    /// Nothing is stored for its code as it is: it, the toolchain or LessonKit changed, or it never ran to its end.
    case changed
    /// It runs anew, as the cell at this index, on which its state may depend, changed.
    case follows(Int)
    /// Its outputs are stored, but a later cell that runs needs its state.
    case replayed

    /// The reason in a reader's words; cells are counted from 1.
    public var description: String {
        switch self {
        case .reused: "from the cache"
        case .changed: "runs: its code, the toolchain or LessonKit is new"
        case .follows(let index): "runs: cell \(index + 1) before it changed"
        case .replayed: "runs: a later cell needs its state"
        }
    }
}
