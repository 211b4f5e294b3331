import Outputs

extension CheckResult {
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
    var words: String {
        "\(call) \(failure)" + (cause.map { ": \($0)" } ?? "") + (line.map { ", at line \($0)" } ?? "")
    }
}
