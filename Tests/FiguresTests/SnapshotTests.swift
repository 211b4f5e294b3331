import Figures
import Foundation
import Palette
import Raster
import Testing

/// What every figure looked like when it was last looked at, as a hash of its pixels. After a change that is meant, look at the figures and run
/// `LECTERN_UPDATE_SNAPSHOTS=1 swift test --filter SnapshotTests`.
@Suite("Figures look as they did", .serialized)
struct SnapshotTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots/figures.txt")

    @Test("in both themes, from their first frame to their last")
    func unchanged() throws {
        let lines = try FigureCatalog.all.map { entry in
            let hashes = try Theme.allCases.map { theme in
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for scene in try shown(entry.figure.scenes(width: columnWidth)) {
                    for value in try scene.drawing.pixels(theme: theme).values {
                        hash = (hash ^ UInt64(value)) &* 0x100_0000_01b3
                    }
                }
                return String(hash, radix: 16)
            }
            return "\(entry.name): \(hashes.joined(separator: " "))"
        }
        if ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (lines.joined(separator: "\n") + "\n").write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
        for (line, old) in zip(lines, expected) { #expect(line == old) }
        #expect(lines.count == expected.count)
    }

    /// The first picture, the middle one and the last.
    private func shown(_ scenes: [Scene]) -> [Scene] {
        scenes.count < 4 ? scenes : [scenes[0], scenes[scenes.count / 2], scenes[scenes.count - 1]]
    }
}
