import Foundation

extension FileManager {
    /// Writes `data` to `file` whole or not at all; folders on the way are made. What is of another kind in its place goes.
    package func writeWhole(_ data: Data, to file: URL) throws {
        try createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if let type = try? attributesOfItem(atPath: file.path)[.type] as? FileAttributeType, type != .typeRegular {
            try removeItem(at: file)
        }
        try data.write(to: file, options: .atomic)
    }

    /// The content of a regular file; nil for what is not there, cannot be read, or is of another kind: a pipe would never end.
    func regularFile(_ file: URL) -> Data? {
        guard (try? attributesOfItem(atPath: file.path)[.type] as? FileAttributeType) == .typeRegular else {
            return nil
        }
        return try? Data(contentsOf: file)
    }
}
