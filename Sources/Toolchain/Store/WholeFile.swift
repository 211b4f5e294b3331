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

    /// The content of a regular file; nil for what is not there, cannot be read, has more than `longest` bytes, or is of another
    /// kind: a pipe would never end.
    package func regularFile(_ file: URL, longest: Int = .max) -> Data? {
        guard let attributes = try? attributesOfItem(atPath: file.path),
            attributes[.type] as? FileAttributeType == .typeRegular, attributes[.size] as? Int ?? 0 <= longest
        else { return nil }
        return try? Data(contentsOf: file)
    }
}
