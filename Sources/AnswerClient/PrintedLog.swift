import Foundation

/// Writes what an answer prints to a file, for the report.
struct PrintedLog {
    private let path: String
    private var cases = PrintedCases()
    private var written = PrintedRecord()

    init(path: String) { self.path = path }

    /// Adds what a call printed, in a case of `property`; 0 outside of any.
    mutating func append(_ printed: PrintedText, property: Int) {
        cases.append(printed, property: property)
        if property == 0 { write() }
    }

    mutating func endCase(failed: Bool) {
        cases.endCase(failed: failed)
        write()
    }

    private mutating func write() {
        guard cases.record != written, let data = try? JSONEncoder().encode(cases.record) else { return }
        try? data.write(to: URL(filePath: path))
        written = cases.record
    }
}
