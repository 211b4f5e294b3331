import Foundation

/// Results on disk, each under the hash of all that went into it.
///
/// An entry is written whole or not at all and carries its own hash, which is checked when it is read: a damaged entry
/// counts as none.
public struct OutputCache: Sendable {
    /// The folder of the cache, e.g. `.lectern`.
    public var folder: URL

    /// A cache in `folder`, which is made when something is first written.
    public init(folder: URL) { self.folder = folder }

    /// Figures, each named by the hash of its bytes.
    public var figures: URL { folder.appending(path: "figures") }
    /// Modules of live figures, a folder each.
    var live: URL { folder.appending(path: "live") }
    /// Compiled cells, a folder each.
    var cells: URL { folder.appending(path: "cells") }

    /// The outputs stored under `key`, or nil where there are none, they are damaged, or a figure of theirs is gone.
    func outputs(for key: ContentHash) -> CellOutput? {
        guard let entry = try? Data(contentsOf: file(key)), let newline = entry.firstIndex(of: UInt8(ascii: "\n"))
        else {
            return nil
        }
        let body = Data(entry[entry.index(after: newline)...])
        guard ContentHash(body).description == String(decoding: entry[..<newline], as: UTF8.self),
            var output = try? JSONDecoder().decode(CellOutput.self, from: body)
        else { return nil }
        for case .figure(let figure) in output.items {
            for name in figure.files
            where !FileManager.default.fileExists(atPath: figures.appending(path: name).path) {
                return nil
            }
        }
        output.reused = true
        return output
    }

    /// Stores `output` under `key`.
    func store(_ output: CellOutput, for key: ContentHash) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let body = try encoder.encode(output)
        try FileManager.default.writeWhole(Data("\(ContentHash(body))\n".utf8) + body, to: file(key))
    }

    private func file(_ key: ContentHash) -> URL { folder.appending(path: "outputs/\(key).json") }
}
