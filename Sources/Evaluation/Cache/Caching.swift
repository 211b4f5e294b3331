/// What a run has to do with stored outputs.
public enum Caching: Sendable, Hashable {
    /// Stored outputs stand for a run, and new ones are stored.
    case readAndWrite
    /// Cells run in any case; their outputs are stored.
    case writeOnly
    /// Cells run in any case and nothing is stored: the outputs follow from more than the cells.
    case none
}
