import Foundation
import Testing

@testable import Grading

/// Formats of a report: one promise for all of them, and one for each.
@Suite("A report's formats")
struct ReportFormatTests {
    private static let report = GradeReport(
        seed: 7,
        answers: [
            AnswerReport(
                file: "alice/output-size.swift", student: "alice", exercise: "output-size", score: 1, points: 2,
                status: .failed, problems: [.init(line: 3, message: "a < b & \"c\"")])
        ])

    @Test("give the same bytes for the same report", arguments: ReportFormat.allCases)
    func stable(format: ReportFormat) throws {
        let text = try format.text(of: Self.report)
        #expect(text == (try format.text(of: Self.report)))
        #expect(text.hasSuffix("\n") && text.contains("output-size") && text.contains("alice"))
    }
}
