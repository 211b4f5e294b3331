import Outputs

extension GradeReport {
    /// The report as Gradescope's `results.json`.
    /// - Throws: where an answer could not be graded: without the file, Gradescope says that its autograder failed, and not "0".
    /// - Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/
    public func gradescope() throws(UnreportableGrading) -> String {
        try refuseUngraded(in: "Gradescope")
        try refuseClass(in: "Gradescope")
        return JSONDocument.text(
            Gradescope(
                score: score, output: "seed \(seed)", outputFormat: "text", visibility: "visible",
                tests: answers.flatMap(Gradescope.tests)))
    }

    /// Refuses a report with an answer that could not be graded.
    func refuseUngraded(in format: String) throws(UnreportableGrading) {
        guard let answer = answers.first(where: { $0.status == .notGraded }) else { return }
        throw UnreportableGrading(
            description: "\(format) would take a missing mark for a zero, so nothing is written; "
                + "\(answer.file): \(answer.reasonForNoScore ?? "")")
    }

    /// Refuses a report on several students.
    func refuseClass(in format: String) throws(UnreportableGrading) {
        guard students.count > 1 else { return }
        throw UnreportableGrading(
            description: "\(format) has a report for each student, and there are \(students.count) here; "
                + "grade one student's folder at a time, or choose another --format")
    }
}

/// Gradescope's document.
private struct Gradescope: Encodable {
    var score: Double
    var output: String
    var outputFormat: String
    var visibility: String
    var tests: [Test]

    enum CodingKeys: String, CodingKey {
        case score, output, visibility, tests
        case outputFormat = "output_format"
    }

    struct Test: Encodable {
        var name: String
        var score: Double
        var points: Double
        var status: String
        var output: String
        var outputFormat = "text"
        var visibility: String

        enum CodingKeys: String, CodingKey {
            case name, score, status, output, visibility
            case points = "max_score"
            case outputFormat = "output_format"
        }
    }

    /// When Gradescope shows what is final: when the instructor publishes the scores.
    private static let later = "after_published"

    /// A test for each check; one for an answer without checks, or with something to say beside them.
    static func tests(of answer: AnswerReport) -> [Test] {
        let ofChecks = answer.checks.map { check in
            let share = answer.share(of: check)
            return Test(
                name: "\(answer.exercise): \(check.name)", score: share.score, points: share.points,
                status: check.passed ? "passed" : "failed", output: check.counterexample ?? "",
                visibility: check.isFinal ? later : "visible")
        }
        let remarks = answer.remarks.joined(separator: "\n")
        // What is said of an answer that fails final properties alone would tell of them.
        let failed = answer.checks.filter { !$0.passed }
        let isLater = !failed.isEmpty && failed.allSatisfy(\.isFinal)
        guard ofChecks.isEmpty || !remarks.isEmpty else { return ofChecks }
        let isAlone = ofChecks.isEmpty
        return [
            Test(
                name: answer.exercise, score: isAlone ? answer.score : 0, points: isAlone ? Double(answer.points) : 0,
                status: answer.status == .passed ? "passed" : "failed", output: remarks,
                visibility: isLater ? later : "visible")
        ] + ofChecks
    }
}
