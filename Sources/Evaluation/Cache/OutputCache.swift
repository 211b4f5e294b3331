import Foundation
import Outputs
import Toolchain

/// Results on disk, each under the hash of all that went into it. What is damaged counts as missing.
public struct OutputCache: Sendable {
    /// The folder of the cache, e.g. `.lectern`.
    public var folder: URL

    /// A cache in `folder`, which is made when something is first written.
    public init(folder: URL) { self.folder = folder }

    /// The folder of the figures, each named by the hash of its bytes.
    public var figures: URL { figureStore.folder }

    /// Modules of live figures, a folder each.
    var live: ContentStore { ContentStore(folder: folder.appending(path: "live")) }
    /// Modules of exercises' checks for pages, a folder each.
    package var pageChecks: ContentStore { ContentStore(folder: folder.appending(path: "page-checks")) }
    /// Claims that were proven, a file each.
    var claims: ContentStore { ContentStore(folder: folder.appending(path: "claims")) }
    /// Compiled cells, a folder each.
    var cells: ContentStore { ContentStore(folder: folder.appending(path: "cells")) }
    /// What was last run of each chapter, a file each.
    var runs: ContentStore { ContentStore(folder: folder.appending(path: "runs")) }
    var figureStore: ContentStore { ContentStore(folder: folder.appending(path: "figures")) }
    private var outputs: ContentStore { ContentStore(folder: folder.appending(path: "outputs")) }

    /// The outputs stored under `key`, or nil where there are none, they are damaged, or a figure of theirs is.
    func outputs(for key: ContentHash) -> CellOutput? {
        guard let body = outputs.data(named: "\(key).json"),
            var output = try? JSONDecoder().decode(CellOutput.self, from: body)
        else { return nil }
        for case .figure(let figure) in output.items where !figure.files.allSatisfy(figureStore.isIntact) { return nil }
        output.reused = true
        return output
    }

    /// Stores `output` under `key`.
    func store(_ output: CellOutput, for key: ContentHash) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try outputs.store(encoder.encode(output), named: "\(key).json")
    }
}

extension CellOutput {
    /// Cached outputs count lines from the cell's first, so that prose may move the cell.
    mutating func moveLines(by lines: Int) {
        error?.line += lines
        items = items.map { item in
            guard case .check(var check) = item else { return item }
            check.line? += lines
            return .check(check)
        }
    }
}
