/// A file beside a chapter, which its cells may read by its name.
public struct DataFile: Sendable, Hashable {
    /// Its path from the chapter's folder, e.g. `data.csv` or `data/train.csv`.
    public var name: String
    /// Where the front matter names it.
    public var position: SourcePosition

    /// A file of this name.
    public init(name: String, position: SourcePosition) {
        self.name = name
        self.position = position
    }
}
