import Outputs

extension CheckResult {
    /// The check with a counterexample of a length that people read: an answer's values may be of any.
    var withShortTexts: CheckResult {
        guard let counterexample, counterexample.utf8.count > 4 << 10 else { return self }
        var check = self
        // By bytes: one letter may have a million marks.
        check.counterexample = String(decoding: counterexample.utf8.prefix(4 << 10), as: UTF8.self) + "…"
        return check
    }

    /// The check with what its failed call did as the last line of its counterexample: here it is put into words.
    var withWords: CheckResult {
        guard let failedCall else { return self }
        var check = self
        check.counterexample = [counterexample, "// \(failedCall.words)"].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: "\n")
        return check
    }
}

extension FailedCall {
    /// `outputSize(input: 7) trapped: Index out of range, at line 3`.
    var words: String { "\(call) \(endingWords)" }

    /// The same without the call.
    var endingWords: String {
        failure + (cause.map { ": \($0)" } ?? "") + (line.map { ", at line \($0)" } ?? "")
    }
}
