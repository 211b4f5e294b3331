import Outputs
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
        #expect(report.students == [GradeReport.Student(student: "alice", score: 0.67, points: 2, notGraded: 0)])
        for key in [
            "\"seed\" : 7", "\"answers\" : [", "\"file\" : \"a/b.swift\"", "\"student\" : \"alice\"",
            "\"exercise\" : \"b\"",
            "\"score\" : 0.67", "\"points\" : 2", "\"status\" : \"failed\"", "\"counterexample\" : \"f(1)\"",
            "\"hint\" : \"think\"", "\"students\" : [",
        ] { #expect(text.contains(key), "\(text)") }
        #expect(text.firstRange(of: "\"answers\"")!.lowerBound < text.firstRange(of: "\"seed\"")!.lowerBound)
    }

    @Test("a counterexample is cut at 4 KB, by bytes, and a shorter one is not")
    func longCounterexample() throws {
        func cut(_ text: String) -> String? {
            CheckResult(name: "c", passed: false, cases: 1, counterexample: text).withShortTexts.counterexample
        }
        #expect(cut(String(repeating: "x", count: 4096)) == String(repeating: "x", count: 4096))
        #expect(cut(String(repeating: "x", count: 4097)) == String(repeating: "x", count: 4096) + "…")
        // One letter with a million marks is one Character.
        let marked = try #require(cut("e" + String(repeating: "\u{301}", count: 1 << 20)))
        #expect(marked.utf8.count <= 4096 + 6 && marked.hasSuffix("…"))
        #expect(CheckResult(name: "c", passed: true, cases: 1).withShortTexts.counterexample == nil)
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
