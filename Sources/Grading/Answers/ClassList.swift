import AnswerReading
import Literate

/// What is asked of everybody in a class: an answer that is missing must not make a sum look better.
struct ClassList {
    /// The students, by name; none where the answers are a learner's own.
    let students: [String]
    /// Exercises and quizzes that are asked of everybody, handed in by somebody or not.
    var asked: Set<String> = []

    /// A report for each answer that is asked of the class, as somebody handed it in, and that this student did not hand in, in the order
    /// of the course.
    func missing(from graded: [GradedFile], of course: [Chapter]) -> [AnswerReport] {
        let reports = graded.flatMap(\.reports)
        let asked = asked.union(reports.filter { $0.status != .refused }.map(\.exercise))
        var handedIn = Set(reports.map { [$0.student ?? "", $0.exercise] })
        for file in graded { handedIn.formUnion(file.covered.map { [file.student ?? "", $0] }) }
        let withRefusals = Set(reports.filter { $0.status == .refused }.compactMap(\.student))
        let unread = unread(of: graded, course)
        return students.flatMap { student in
            course.flatMap { chapter in
                let exercises = chapter.exercises.map { ($0.id.name, "\($0.id).swift", $0.points) }
                let quizzes = chapter.quizzes.map { ($0.id.name, AnswerFile.quizzes, $0.points) }
                return (exercises + quizzes).filter { asked.contains($0.0) && !handedIn.contains([student, $0.0]) }
                    .map { name, file, points in
                        AnswerReport(
                            file: "\(student)/\(chapter.name)/\(file)", student: student, exercise: name,
                            points: points, status: unread[student] == nil ? .notStarted : .notGraded,
                            problems: unread[student]
                                ?? [.init(withRefusals.contains(student) ? .nothingReadable : .nothingHandedIn)])
                    }
            }
        }
    }

    /// Why nobody knows what is in something that a student handed in, as in an archive on a machine that was too busy, by student: what
    /// is missing may be in there.
    private func unread(of graded: [GradedFile], _ course: [Chapter]) -> [String: [AnswerReport.Problem]] {
        let known = Set(course.flatMap { $0.exercises.map(\.id.name) + $0.quizzes.map(\.id.name) })
        let unknown = graded.filter(\.covered.isEmpty).flatMap(\.reports).filter {
            $0.status == .notGraded && !known.contains($0.exercise)
        }
        return Dictionary(unknown.map { ($0.student ?? "", $0.problems) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What came of one file that was handed in.
struct GradedFile: Sendable {
    /// Whose it is.
    var student: String?
    /// A report for each of its answers.
    var reports: [AnswerReport]
    /// Quizzes that a report covers without naming them: those of a file that could not be read.
    var covered: [String] = []
    /// The answer, where it runs and fails.
    var failing: FailingAnswer?
}
