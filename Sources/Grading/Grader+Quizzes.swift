import AnswerReading
import Literate
import Wording

extension Grader {
    /// Grades a `quizzes.yml`: a report for each entry, and one for each quiz of the chapter that has none.
    func gradeQuizzes(_ text: String, file: AnswerFile) async -> GradedFile {
        let reply: ReadingReply
        do {
            reply = try await parser.read(.quizzes(text: text))
        } catch let problem as AnswerProblem {
            return refusal(file, problem)
        } catch {
            return refusal(file, .notGraded(reason: error.sentence))
        }
        // Nothing in it can be read, so everything that it could earn is lost.
        guard case .entries(let entries) = reply else {
            let fault = reply.faults.first ?? AnswerFault(.notYAML)
            return refusal(file, fault.problem, line: fault.line)
        }
        var reports = entries.map { report(on: $0, file: file) }
        if let chapter = course.first(where: { $0.name == file.chapter }) {
            let answered = Set(entries.map(\.id))
            for quiz in chapter.quizzes where !answered.contains(quiz.id.name) {
                reports.append(report(quiz, .notStarted, file: file))
            }
        }
        return GradedFile(student: file.student, reports: reports)
    }

    private func report(on entry: QuizAnswers.Entry, file: AnswerFile) -> AnswerReport {
        guard let quiz = course.flatMap(\.quizzes).first(where: { $0.id.name == entry.id }) else {
            let near = nearest(to: entry.id, among: course.flatMap(\.quizzes).map(\.id.name))
            return AnswerReport(
                file: file.name, student: file.student, exercise: entry.id, points: 0, status: .refused,
                problems: [.init(.unknownQuiz(near: near), line: entry.line)])
        }
        if entry.answer.isEmpty || entry.answer == "~" || entry.answer == "null" {
            return report(quiz, .notStarted, file: file)
        }
        let mark = quiz.mark(of: entry.answer)
        var report = report(quiz, mark.isRight ? .passed : .failed, file: file)
        report.score = mark.isRight ? Double(quiz.points) : 0
        report.hint = mark.feedback
        if mark.isRight { report.explanation = quiz.reason }
        if let problem = mark.problem { report.problems = [.init(problem, line: entry.line)] }
        return report
    }

    private func report(_ quiz: Quiz, _ status: AnswerReport.Status, file: AnswerFile) -> AnswerReport {
        AnswerReport(
            file: file.name, student: file.student, exercise: quiz.id.name, points: quiz.points, status: status)
    }
}
