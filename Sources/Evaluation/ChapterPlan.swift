import Literate
import Toolchain

/// What is to be done for a chapter: each cell with the hash of all that its outputs depend on.
///
/// What a running cell does may depend on all that the cells before it did, so its key contains theirs. Prose, display options
/// and line numbers are in no key.
struct ChapterPlan: Sendable {
    /// The chapter's file.
    let file: String
    /// The steps, in the order of the cells.
    var steps: [Step]

    /// One cell.
    struct Step: Sendable {
        var cell: Cell
        /// The name of its module, e.g. `Cell3`.
        var moduleName: String
        /// What it may use: a cell may ask for another time limit than the chapter's.
        var limits: CellLimits
        /// The hash of what its outputs follow from: its code and that of the cells before it, and how it is run.
        var outputKey: ContentHash
        /// Whether it does not run, because no cell that runs needs it.
        var isLeftOut = false
        /// Whether its code is another than the chapter's.
        var isChanged = false
    }

    /// The plan of `chapter`, up to the cell at `last`, compiled by the compiler of this identity.
    init(_ chapter: Chapter, through last: Int? = nil, identity: ContentHash, limits: CellLimits) {
        self.init(chapter, through: last, leavingOut: [], changed: [], identity: identity, limits: limits)
    }

    /// The plan of a part of a chapter. Cells keep their places, so what is compiled of the chapter serves its parts, too.
    init(_ slice: ChapterSlice, changing texts: [Int: String], identity: ContentHash, limits: CellLimits) {
        let chapter = slice.chapter.changing(texts)
        self.init(
            chapter, through: slice.indices.last,
            leavingOut: Set(chapter.cells.indices).subtracting(slice.indices), changed: Set(texts.keys),
            identity: identity, limits: limits)
    }

    private init(
        _ chapter: Chapter, through last: Int?, leavingOut leftOut: Set<Int>, changed: Set<Int>, identity: ContentHash,
        limits: CellLimits
    ) {
        file = chapter.file
        var chain = identity
        steps = chapter.cells.prefix(last.map { $0 + 1 } ?? .max).map { cell in
            let name = "Cell\(cell.index + 1)"
            let link = ContentHash([chain.description, name, cell.source.text])
            var limits = limits
            if let timeout = cell.timeout { limits.seconds = timeout.seconds }
            let outputKey = ContentHash([link.description, cell.kind.mode, "\(limits.seconds)", "\(limits.memory)"])
            // The cells after it see what it imports, also where it does not run.
            if leftOut.contains(cell.index) {
                chain = ContentHash([link.description, "left out"])
            } else if cell.kind.leavesState {
                chain = link
            }
            return Step(
                cell: cell, moduleName: name, limits: limits, outputKey: outputKey,
                isLeftOut: leftOut.contains(cell.index), isChanged: changed.contains(cell.index))
        }
    }
}

extension Chapter {
    /// The chapter with other code in the cells at these indices.
    fileprivate func changing(_ texts: [Int: String]) -> Chapter {
        var changed = self
        changed.elements = elements.map { element in
            guard case .cell(var cell) = element, let text = texts[cell.index] else { return element }
            cell.source.text = text
            return .cell(cell)
        }
        return changed
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
