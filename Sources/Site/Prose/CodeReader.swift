import Highlighting
import Toolchain

/// Reads Swift code for its highlighting, each text once; to parse the code of a chapter takes longer than all the rest of its page.
///
/// One reader serves one page.
final class CodeReader {
    /// What is known of texts, by the texts' hashes.
    private let known: [String: Record]
    /// What the page asked for, by the texts' hashes.
    private(set) var used: [String: Record] = [:]
    /// Whether a text was read that was not known before.
    private(set) var hasRead = false

    /// What code says of itself by its syntax.
    struct Reading {
        var ranges: [HighlightedRange]
        var shadowingNames: Set<String>
    }

    /// A reader to which these texts are known.
    init(known: [String: Record] = [:]) { self.known = known }

    /// What is to be known of `code`.
    func reading(of code: String) -> Reading {
        let key = ContentHash([code]).description
        if let record = used[key] ?? known[key], let reading = record.reading(length: code.utf8.count) {
            used[key] = record
            return reading
        }
        let (ranges, names) = SwiftHighlighter.reading(of: code)
        let reading = Reading(ranges: ranges, shadowingNames: names)
        used[key] = Record(reading)
        hasRead = true
        return reading
    }

    /// A reading as it is kept: the role of each range, as its place among all roles, and how many bytes it has.
    struct Record: Codable {
        private var roles: [Int]
        private var lengths: [Int]
        private var names: [String]

        init(_ reading: Reading) {
            let all = HighlightRole.allCases
            roles = reading.ranges.map { all.firstIndex(of: $0.role) ?? 0 }
            lengths = reading.ranges.map(\.range.count)
            names = reading.shadowingNames.sorted()
        }

        /// The reading of a text of `length` bytes; nil where this is not one of such a text.
        func reading(length: Int) -> Reading? {
            let all = HighlightRole.allCases
            var ranges: [HighlightedRange] = []
            var end = 0
            for (role, count) in zip(roles, lengths) {
                guard all.indices.contains(role), count > 0, count <= length - end else { return nil }
                ranges.append(HighlightedRange(role: all[role], range: end..<end + count))
                end += count
            }
            return end == length ? Reading(ranges: ranges, shadowingNames: Set(names)) : nil
        }
    }
}
