import Testing

@testable import Grading

@Suite("A report is values, and the same bytes for the same values")
struct ReportTests {
    @Test("JSON has the documented keys in order")
    func json() throws {
        let report = GradeReport(
            seed: 7,
            answers: [
                AnswerReport(
                    file: "a/b.swift", student: "alice", exercise: "b", score: 0.67, points: 2, status: .failed,
                    checks: [.init(name: "c", passed: false, cases: 3, counterexample: "f(1)", weight: 2)],
                    hint: "think")
            ])
        let text = try report.json()
        #expect(text == (try report.json()))
        #expect(report.students == [GradeReport.Student(student: "alice", score: 0.67, points: 2)])
        for key in [
            "\"seed\" : 7", "\"answers\" : [", "\"file\" : \"a/b.swift\"", "\"student\" : \"alice\"",
            "\"exercise\" : \"b\"",
            "\"score\" : 0.67", "\"points\" : 2", "\"status\" : \"failed\"", "\"counterexample\" : \"f(1)\"",
            "\"hint\" : \"think\"", "\"students\" : [",
        ] { #expect(text.contains(key), "\(text)") }
        #expect(text.firstRange(of: "\"answers\"")!.lowerBound < text.firstRange(of: "\"seed\"")!.lowerBound)
    }

    @Test("scores are rounded to hundredths")
    func rounding() {
        #expect(GradeReport.rounded(2.0 / 3) == 0.67)
        let thirds = (0..<3).map { _ in
            AnswerReport(file: "", exercise: "", score: GradeReport.rounded(1.0 / 3), points: 1, status: .failed)
        }
        #expect(GradeReport(seed: 1, answers: thirds).score == 0.99)
    }
}
