import Foundation

/// A folder with one weights file, gone when the test ends.
final class WeightsFolder {
    let url: URL
    var file: URL { url.appending(path: "weights.safetensors") }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: file) }

    func write(header: String, bytes: [UInt8] = []) throws {
        try write(length(header.utf8.count) + header.utf8 + bytes)
    }

    func length(_ count: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }
}
