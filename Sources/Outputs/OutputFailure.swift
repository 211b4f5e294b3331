import Wording

/// Something that failed while a chapter ran, at its place in the Markdown.
public struct OutputFailure: Sendable, Hashable {
    /// The line in the chapter's Markdown.
    public var line: Int
    /// The column in that line, from 1.
    public var column: Int
    /// What failed.
    public var message: String
    /// What else there is to say of it, or nil.
    public var advice: String?

    /// A failure of these parts.
    public init(line: Int, column: Int, message: String, advice: String? = nil) {
        self.line = line
        self.column = column
        self.message = message
        self.advice = advice
    }
}

extension ChapterOutputs {
    /// Checks that do not hold and cells that failed.
    public var failures: [OutputFailure] {
        let notRun = cells.count { $0.status == .notRun }
        return cells.flatMap { cell -> [OutputFailure] in
            let checks = cell.checks.filter { !$0.passed }.map { check in
                OutputFailure(
                    line: check.line ?? 1, column: 1, message: "check '\(check.name)' does not hold",
                    advice: check.counterexample?.indentingLines)
            }
            guard cell.status == .failed else { return checks }
            let rest = notRun > 0 ? notRun.counted("cell") + " after it did not run" : nil
            return checks + [
                OutputFailure(
                    line: cell.error?.line ?? 1, column: cell.error?.column ?? 1,
                    message: cell.error?.message.indentingLines ?? "cell \(cell.index + 1) failed", advice: rest)
            ]
        }
    }
}

extension String {
    /// The text with all lines but the first indented, as they stand below a diagnostic.
    fileprivate var indentingLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }
}
