import Wording
import Foundation
import Literate

extension Grader {
    /// Grades a `quizzes.yml`: a report for each entry, and one for each quiz of the chapter that has none.
    func gradeQuizzes(_ text: String, file: AnswerFile) -> [AnswerReport] {
        let answers: QuizAnswers
        do {
            answers = try QuizAnswers(text)
        } catch {
            // Nothing in it can be read, so everything that it could earn is lost.
            var refused = refusal(file, error.fault.message)
            refused.problems[0].line = error.fault.line
            return [refused]
        }
        var reports = answers.entries.map { report(on: $0, file: file) }
        if let chapter = course.first(where: { $0.name == file.chapter }) {
            let answered = Set(answers.entries.map(\.id))
            for quiz in chapter.quizzes where !answered.contains(quiz.id.name) {
                reports.append(report(quiz, .notStarted, file: file))
            }
        }
        return reports
    }

    private func report(
        on entry: QuizAnswers.Entry, file: AnswerFile
    ) -> AnswerReport {
        guard let quiz = course.flatMap(\.quizzes).first(where: { $0.id.name == entry.id }) else {
            let near = nearest(to: entry.id, among: course.flatMap(\.quizzes).map(\.id.name))
            return AnswerReport(
                file: file.name, student: file.student, exercise: entry.id, points: 0, status: .refused,
                problems: [
                    .init(
                        line: entry.line,
                        message: "there is no quiz of this name" + (near.map { "; did you mean '\($0)'?" } ?? ""))
                ])
        }
        if entry.answer.isEmpty || entry.answer == "~" || entry.answer == "null" {
            return report(quiz, .notStarted, file: file)
        }
        let verdict = quiz.verdict(on: entry.answer)
        var report = report(quiz, verdict.isRight ? .passed : .failed, file: file)
        report.score = verdict.isRight ? Double(quiz.points) : 0
        report.hint = verdict.feedback
        if let problem = verdict.problem { report.problems = [.init(line: entry.line, message: problem)] }
        return report
    }

    private func report(_ quiz: Quiz, _ status: AnswerReport.Status, file: AnswerFile) -> AnswerReport {
        AnswerReport(
            file: file.name, student: file.student, exercise: quiz.id.name, points: quiz.points, status: status)
    }
}
