import Foundation
import Outputs

extension Outputs.Table {
    /// The table that an earlier chapter shows: `try Table(of: "12/scoreboard")` is what chapter 12 gives with
    /// `show(table, as: "scoreboard")`. The front matter names it under `tables:`.
    ///
    /// - Throws: `EarlierTableError`, which says why there is none.
    public init(of name: String) throws(EarlierTableError) {
        guard let bytes = FileManager.default.contents(atPath: EarlierTable.file(name)),
            let found = try? JSONDecoder().decode(EarlierTable.self, from: bytes)
        else { throw .notAskedFor(name) }
        switch found {
        case .shown(let table): self = table
        case .missing(let reason): throw .missing(name, reason: reason)
        }
    }
}

/// Why a cell does not have the table of an earlier chapter.
public enum EarlierTableError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The front matter does not name it.
    case notAskedFor(String)
    /// The chapter does not show it.
    case missing(String, reason: String)

    public var description: String {
        switch self {
        case .notAskedFor(let name): "the table '\(name)' is not at hand: add tables: [\(name)] to the front matter"
        case .missing(let name, let reason): "there is no table '\(name)': \(reason)"
        }
    }
}
