import Literate

/// What is to be done for a chapter: each cell with the hash of all that its outputs depend on.
///
/// A running cell depends on every cell before it that leaves something behind, so its key contains theirs. Prose, display
/// options and line numbers are in no key.
struct ChapterPlan: Sendable {
    /// The steps, in the order of the cells.
    var steps: [Step]

    /// One cell.
    struct Step: Sendable {
        var cell: Cell
        /// The name of its module, e.g. `Cell3`.
        var moduleName: String
        /// The hash of the compiled cell: its code, its place, and the cells before it.
        var codeKey: ContentHash
        /// The hash of its outputs: the compiled cell, and how it is run.
        var outputKey: ContentHash
    }

    /// The plan of `chapter`, compiled by the compiler of this identity.
    init(_ chapter: Chapter, identity: ContentHash, limits: Limits) {
        var chain = identity
        steps = chapter.cells.map { cell in
            let name = "Cell\(cell.index + 1)"
            let codeKey = ContentHash([chain.description, name, cell.source.text])
            let outputKey = ContentHash([codeKey.description, cell.kind.mode, "\(limits.seconds)", "\(limits.memory)"])
            if cell.kind.leavesState { chain = codeKey }
            return Step(cell: cell, moduleName: name, codeKey: codeKey, outputKey: outputKey)
        }
    }
}

extension Cell.Kind {
    /// Whether later cells see what the cell declares and does.
    var leavesState: Bool {
        switch self {
        case .run, .hidden: true
        case .norun, .fails: false
        }
    }

    /// How the cell is run, for its key: hidden and shown cells run alike.
    var mode: String {
        switch self {
        case .run, .hidden: "run"
        case .norun: "norun"
        case .fails(let message): "fails \(message)"
        }
    }
}
