import Foundation

/// A folder with one weights file, gone when the test ends.
final class WeightsFolder {
    private let url: URL
    var file: URL { url.appending(path: "weights.safetensors") }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(header: String) throws {
        let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
        try Data(length + header.utf8).write(to: file)
    }
}
