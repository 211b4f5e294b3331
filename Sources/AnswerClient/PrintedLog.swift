import Foundation

/// What an answer printed while it was checked.
public struct PrintedRecord: Sendable, Hashable, Codable {
    /// The beginning of all that it printed.
    public internal(set) var all = PrintedText()
    /// The beginning of what it printed in the failed case whose counterexample is shown; nil where no case of a property failed.
    public internal(set) var failedCase: PrintedText?
}

/// Writes what an answer prints to a file, for the report.
struct PrintedLog {
    private let path: String
    private var record = PrintedRecord()
    private var written = PrintedRecord()
    private var runningCase = PrintedText()
    private var property = 0
    /// The property whose failed case is kept.
    private var failedProperty: Int?

    init(path: String) { self.path = path }

    /// Adds what a call printed, in a case of `property`; 0 outside of any.
    mutating func append(_ printed: PrintedText, property: Int) {
        self.property = property
        guard !printed.text.isEmpty else { return }
        record.all.append(printed)
        if property == 0 { write() } else { runningCase.append(printed) }
    }

    /// Of the first property that fails, the last failed case is the smallest, which is shown.
    mutating func endCase(failed: Bool) {
        let printed = runningCase
        runningCase = PrintedText()
        if failed, property == failedProperty ?? property, !record.all.text.isEmpty {
            failedProperty = property
            record.failedCase = printed
        }
        write()
    }

    private mutating func write() {
        guard record != written, let data = try? JSONEncoder().encode(record) else { return }
        try? data.write(to: URL(filePath: path))
        written = record
    }
}
