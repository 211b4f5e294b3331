/// A table of an earlier chapter as a cell finds it.
public enum EarlierTable: Sendable, Hashable, Codable {
    /// The chapter showed this.
    case shown(Table)
    /// There is none, and why.
    case missing(String)

    /// Where a cell finds the table called `name`, e.g. `12/scoreboard`, in the folder that it runs in.
    public static func file(_ name: String) -> String { ".tables/\(name).json" }
}
