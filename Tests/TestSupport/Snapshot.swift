import Foundation
import Testing

/// Holds `text` against the file of this name in `Snapshots/` beside the tests; with `LECTERN_UPDATE_SNAPSHOTS=1` the file is rewritten.
///
/// Escape characters are written as `␛`, so that a snapshot of colors can be read in a review.
package func expectSnapshot(
    _ text: String, _ name: String, beside tests: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: tests).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
    let shown = text.replacing("\u{1B}", with: "␛")
    if ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1" {
        try Data(shown.utf8).write(to: file)
        return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let lines = (
        shown.split(separator: "\n", omittingEmptySubsequences: false),
        expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let first = zip(lines.0, lines.1).prefix { $0 == $1 }.count
    let difference = "\(name), line \(first + 1): \(first < lines.0.count ? lines.0[first] : "nothing")"
    #expect(shown == expected, "\(difference)", sourceLocation: sourceLocation)
}
