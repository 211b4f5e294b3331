import Foundation

/// Writes calls to a file, one a line as JSON, for the grader to compare misconceptions on.
struct CallLog {
    private let path: String
    private var selection = CallSelection()

    init(path: String) { self.path = path }

    /// Whether the running case has no call yet.
    var isAtCaseStart: Bool { selection.isAtCaseStart }

    mutating func append(_ payload: [UInt8], _ outcome: AnswerOutcome, property: Int) {
        selection.append(payload, outcome, property: property)
    }

    /// Writes at once what says something of the whole grading, whatever was called.
    func keep(_ outcome: AnswerOutcome) { write([LoggedCall(failed: true, payload: [], outcome: outcome)]) }

    /// Writes the calls of the case that has ended.
    mutating func endCase(failed: Bool) { write(selection.endCase(failed: failed)) }

    private func write(_ calls: [LoggedCall]) {
        guard !calls.isEmpty, let file = fopen(path, "a") else { return }
        defer { fclose(file) }
        let encoder = JSONEncoder()
        for line in calls.compactMap({ try? encoder.encode($0) }) {
            let bytes = [UInt8](line) + [UInt8(ascii: "\n")]
            fwrite(bytes, 1, bytes.count, file)
        }
    }
}
