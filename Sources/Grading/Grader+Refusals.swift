import AnswerReading
import Literate

// Files of which nothing can be graded.
extension Grader {
    /// A file of which nothing can be graded: all that it could earn is lost, and no more.
    func refusal(_ file: AnswerFile, _ problem: AnswerProblem, line: Int? = nil, points: Int? = nil) -> GradedFile {
        let quizzes = file.isQuizzes ? course.first { $0.name == file.chapter }?.quizzes ?? [] : []
        let exercise = exercise(named: file.exercise)?.exercise.points ?? 0
        return GradedFile(
            student: file.student,
            reports: [
                AnswerReport(
                    file: file.name, student: file.student, exercise: file.exercise,
                    points: points ?? (file.isQuizzes ? quizzes.reduce(0) { $0 + $1.points } : exercise),
                    status: problem.status, problems: [.init(problem, line: line)])
            ], covered: quizzes.map(\.id.name))
    }

    static func refusal(_ refused: HandIns.Refused) -> GradedFile {
        GradedFile(
            student: refused.student,
            reports: [
                AnswerReport(
                    file: refused.name, student: refused.student,
                    exercise: refused.name.split(separator: "/").last.map(String.init) ?? refused.name, points: 0,
                    status: refused.problem.status, problems: [.init(refused.problem)])
            ])
    }
}

extension AnswerProblem {
    /// What is said of a file of which nothing is graded for this reason.
    fileprivate var status: AnswerReport.Status {
        if case .notGraded = self { .notGraded } else { .refused }
    }
}
