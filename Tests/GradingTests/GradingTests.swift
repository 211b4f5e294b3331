import Foundation
import Testing

@testable import Grading

@Suite("Honest answers are graded")
struct GradingTests {
    @Test("a solution gets full marks", arguments: ["output-size", "mirror", "twice"])
    func solutions(name: String) async throws {
        let exercise = GradingFixture.exercise(name)
        let report = try await GradingFixture.grade(exercise.solution.text, exercise: name)
        #expect(report.status == .passed, "\(report.text)")
        #expect(report.score == Double(exercise.points))
    }
}
