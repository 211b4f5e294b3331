/// What an answer printed while it was checked.
public struct PrintedRecord: Sendable, Hashable, Codable {
    /// The beginning of all that it printed.
    public internal(set) var all = PrintedText()
    /// The beginning of what it printed in the failed case whose counterexample is shown; nil where no case of a property failed.
    public internal(set) var failedCase: PrintedText?

    /// What was printed in the failed case that is shown; where there is none, or nothing was printed in it, all that was printed.
    public var shown: (text: PrintedText, ofFailedCase: Bool) {
        if let failedCase, !failedCase.text.isEmpty { return (failedCase, true) }
        return (all, false)
    }
}

/// Tells what an answer prints in the case that a report shows from all that it prints. It is also compiled for pages.
struct PrintedCases {
    private(set) var record = PrintedRecord()
    private var runningCase = PrintedText()
    private var property = 0
    /// The property whose failed case is kept.
    private var failedProperty: Int?

    /// Adds what a call printed, in a case of `property`; 0 outside of any.
    mutating func append(_ printed: PrintedText, property: Int) {
        self.property = property
        guard !printed.text.isEmpty else { return }
        record.all.append(printed)
        if property != 0 { runningCase.append(printed) }
    }

    /// Of the first property that fails, the last failed case is the smallest, which is shown.
    mutating func endCase(failed: Bool) {
        let printed = runningCase
        runningCase = PrintedText()
        if failed, property == failedProperty ?? property, !record.all.text.isEmpty {
            failedProperty = property
            record.failedCase = printed
        }
    }
}
