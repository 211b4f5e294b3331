/// What the cells of a chapter did, in their order.
public struct ChapterOutputs: Sendable, Hashable, Codable {
    /// One entry for each of the chapter's cells.
    public var cells: [CellOutput]

    /// Outputs of these cells.
    public init(cells: [CellOutput]) { self.cells = cells }

    /// Whether every cell did what it promised.
    public var succeeded: Bool { cells.allSatisfy(\.succeeded) }
}
