import Foundation
import Testing

/// Holds `text` against the file of this name in `Snapshots/`; with `LECTERN_UPDATE_SNAPSHOTS=1` the file is rewritten.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1" {
        return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let changes = text.split(separator: "\n").difference(from: expected.split(separator: "\n"))
    #expect(text == expected, "\(changes)", sourceLocation: sourceLocation)
}
