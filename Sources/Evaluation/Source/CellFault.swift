/// What keeps a cell from being compiled, in the cell's own lines and columns (from 1).
struct CellFault: Sendable, Hashable {
    var line: Int
    var column: Int
    var message: String
}
