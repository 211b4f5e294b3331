import Outputs

extension AnswerReport {
    /// What is said of the answer apart from its checks, a line each: problems at their places, the numbers of a question that is not
    /// answered right, then the hint.
    var remarks: [String] {
        problems.map { problem in
            (problem.line.map { "line \($0): " } ?? "") + problem.message + (problem.advice.map { "\n\($0)" } ?? "")
        } + (numbers.map { status == .passed ? [] : ["The numbers: \($0)"] } ?? [])
            + (hint.map { ["Hint: \($0)"] } ?? [])
    }

    /// Why there is no score; nil where there is one. The reason always says that the answer was not graded.
    var reasonForNoScore: String? {
        guard status == .notGraded else { return nil }
        let reason = problems.map(\.message).joined(separator: "; ")
        return reason.hasPrefix("not graded") ? reason : "not graded: \(reason.isEmpty ? "nobody knows why" : reason)"
    }

    /// What one check earned of the answer's points, by its weight.
    func share(of check: CheckResult) -> (score: Double, points: Double) {
        let whole = checks.reduce(0) { $0 + $1.weight }
        let points = whole > 0 ? GradeReport.rounded(Double(self.points) * check.weight / whole) : 0
        return (check.passed ? points : 0, points)
    }
}

/// A report that a format has no words for.
public struct UnreportableGrading: Error, CustomStringConvertible {
    /// What cannot be said, and what to do.
    public var description: String
}
