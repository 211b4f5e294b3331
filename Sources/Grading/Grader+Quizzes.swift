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
        let learner = Learner(name: file.student ?? LearnerName.kept(in: file.answersFolder), seed: courseSeed)
        var reports: [AnswerReport] = []
        for entry in entries { reports.append(await report(on: entry, of: learner, file: file)) }
        if let chapter = course.first(where: { $0.name == file.chapter }) {
            let answered = Set(entries.map(\.id))
            for quiz in chapter.quizzes where !answered.contains(quiz.id.name) {
                reports.append(report(quiz, .notStarted, file: file))
            }
        }
        return GradedFile(student: file.student, reports: reports)
    }

    private func report(on entry: QuizAnswers.Entry, of learner: Learner, file: AnswerFile) async -> AnswerReport {
        guard let (chapter, quiz) = quiz(named: entry.id) else {
            let near = nearest(to: entry.id, among: course.flatMap(\.quizzes).map(\.id.name))
            return AnswerReport(
                file: file.name, student: file.student, exercise: entry.id, points: 0, status: .refused,
                problems: [.init(.unknownQuiz(near: near), line: entry.line)])
        }
        if entry.answer.isEmpty || entry.answer == "~" || entry.answer == "null" {
            return report(quiz, .notStarted, file: file)
        }
        do {
            let (asked, numbers) = try await drawnChapters.quiz(quiz, of: chapter, for: learner)
            return report(on: entry, asked, numbers: numbers, file: file)
        } catch let diagnostic as Diagnostic {
            return report(quiz, .notGraded, problem: .exerciseAtFault(reason: "\(diagnostic)"), file: file)
        } catch {
            return report(quiz, .notGraded, problem: .notGraded(reason: error.sentence), file: file)
        }
    }

    private func report(
        on entry: QuizAnswers.Entry, _ quiz: Quiz, numbers: String?, file: AnswerFile
    ) -> AnswerReport {
        let mark = quiz.mark(of: entry.answer)
        var report = report(quiz, mark.isRight ? .passed : .failed, file: file)
        report.score = mark.isRight ? Double(quiz.points) : 0
        report.numbers = numbers
        report.hint = mark.feedback
        if mark.isRight { report.explanation = quiz.reason }
        if let problem = mark.problem { report.problems = [.init(problem, line: entry.line)] }
        return report
    }

    /// The quiz of this name and its chapter.
    private func quiz(named name: String) -> (chapter: Chapter, quiz: Quiz)? {
        for chapter in course {
            if let quiz = chapter.quizzes.first(where: { $0.id.name == name }) { return (chapter, quiz) }
        }
        return nil
    }

    private func report(
        _ quiz: Quiz, _ status: AnswerReport.Status, problem: AnswerProblem? = nil, file: AnswerFile
    ) -> AnswerReport {
        AnswerReport(
            file: file.name, student: file.student, exercise: quiz.id.name, points: quiz.points, status: status,
            problems: problem.map { [.init($0)] } ?? [])
    }
}
