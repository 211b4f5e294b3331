import Foundation
import Outputs

extension GradeReport {
    /// The report as the `result.json` of Classroom 50, which took the place of GitHub Classroom. It counts in whole numbers, so scores are
    /// in hundredths of a point.
    ///
    /// - Parameter environment: what Classroom 50 says of the submission: `CLASSROOM`, `ASSIGNMENT`, `SUBMISSION_TAG`, `COMMIT_URL`,
    ///   `RELEASE_URL`, `REVIEW_URL`. The time of the submission, the owner and the kind of the assignment are the runner's to add.
    /// - Throws: where an answer could not be graded: without the file, Classroom 50 says that grading failed, and not "0".
    /// - Source: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding#the-resultjson-contract
    public func classroom50(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(UnreportableGrading) -> String {
        try refuseUngraded(in: "Classroom 50")
        try refuseClass(in: "Classroom 50")
        func value(_ name: String) -> String { environment[name] ?? "" }
        let tests = answers.flatMap(Classroom50.tests)
        return JSONDocument.text(
            Classroom50(
                classroom: value("CLASSROOM"), assignment: value("ASSIGNMENT"), submission: value("SUBMISSION_TAG"),
                commit: value("COMMIT_URL"), release: value("RELEASE_URL"),
                review: environment["REVIEW_URL"] ?? value("COMMIT_URL"), score: tests.reduce(0) { $0 + $1.score },
                points: tests.reduce(0) { $0 + $1.points }, tests: tests))
    }
}

/// The document of Classroom 50.
private struct Classroom50: Encodable {
    var schema = "classroom50/result/v1"
    var classroom: String
    var assignment: String
    var submission: String
    var commit: String
    var release: String
    var review: String
    var score: Int
    var points: Int
    var tests: [Test]

    enum CodingKeys: String, CodingKey {
        case schema, classroom, assignment, submission, commit, release, review, score, tests
        case points = "max-score"
    }

    struct Test: Encodable {
        var name: String
        var passed: Bool
        var score: Int
        var points: Int
        /// Not a part of the contract, which keeps it: what failed and how.
        var output: String

        enum CodingKeys: String, CodingKey {
            case passed, score, output
            case name = "test-name"
            case points = "max-score"
        }
    }

    /// One test an answer: the parts of a score that was rounded need not add up to it.
    static func tests(of answer: AnswerReport) -> [Test] {
        guard answer.points > 0 else { return [] }
        let failed = answer.checks.filter { !$0.passed }.map { check in
            "✗ \(check.name)" + (check.counterexample.map { "\n\($0)" } ?? "")
        }
        return [
            Test(
                name: answer.exercise, passed: answer.status == .passed, score: Int((answer.score * 100).rounded()),
                points: answer.points * 100, output: (answer.remarks + failed).joined(separator: "\n"))
        ]
    }
}
