import Grading
import Literate
import Terminal
import Wording

/// Renders a course as a list: chapters with their exercises, and how far the learner is with each.
struct CourseText {
    let course: Course
    let style: TerminalStyle
    var invocation = Invocation()
    /// What the learner does next.
    let next: NextStep
    /// The names of chapters that are marked as done.
    var done: Set<String> = []
    /// How far the learner is with the exercise or quiz of a name, answered in this file of the chapter's folder.
    let standing: (_ name: String, _ chapter: String, _ file: String) -> Gradebook.Standing

    var lines: [Line] {
        let title = Line(course.information.title, .bold)
        let subtitle =
            course.information.subtitle.isEmpty
            ? [] : wrap([StyledRun(course.information.subtitle, .muted)], width: style.measure)
        return [title] + subtitle + [Line()] + course.chapters.flatMap(lines) + last
    }

    private func lines(_ chapter: Chapter) -> [Line] {
        let head =
            Line("\(chapter.number.padded)  ", TextStyle(color: .blue, isBold: true)) + Line(chapter.title, .bold)
            + Line(" · \(points(chapter.points))", .muted)
            + (done.contains(chapter.name) ? Line(" · done", .passed) : Line())
        let exercises = chapter.exercises.map { exercise in
            row([standing(exercise, of: chapter)], exercise.id.name, exercise.points, exercise.title)
        }
        return [head] + exercises.indented(4) + questions(chapter).indented(4) + [Line()]
    }

    private func questions(_ chapter: Chapter) -> [Line] {
        guard !chapter.quizzes.isEmpty else { return [] }
        let worth = chapter.quizzes.reduce(0) { $0 + $1.points }
        let standings = chapter.quizzes.map { standing($0, of: chapter) }
        return [row(standings, "quizzes.yml", worth, chapter.quizzes.count.counted("question"))]
    }

    private func standing(_ exercise: Exercise, of chapter: Chapter) -> Gradebook.Standing {
        standing(exercise.id.name, chapter.name, "\(exercise.id).swift")
    }

    private func standing(_ quiz: Quiz, of chapter: Chapter) -> Gradebook.Standing {
        standing(quiz.id.name, chapter.name, "quizzes.yml")
    }

    private func row(_ standings: [Gradebook.Standing], _ name: String, _ points: Int, _ title: String) -> Line {
        let earned = standings.compactMap(\.score)
        let worth =
            earned.isEmpty ? self.points(points) : "\(ScoreText.number(earned.reduce(0, +))) of \(self.points(points))"
        return mark(standings, earned.reduce(0, +) == Double(points)) + Line(padded(name, 24), .plain)
            + Line(padded(worth, 16), .muted) + Line(title, .muted)
    }

    private func mark(_ standings: [Gradebook.Standing], _ isDone: Bool) -> Line {
        if isDone { return Line("● ", .passed) }
        return standings.allSatisfy { $0 == .notBegun } ? Line("○ ", .muted) : Line("◐ ", TextStyle(color: .gold))
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.displayWidth, 1))
    }

    private func points(_ number: Int) -> String { number.counted("point") }

    private var last: [Line] {
        if course.chapters.isEmpty { return [Line("The course has no chapters yet.", .muted)] }
        return [
            Line(
                "\(course.chapters.map(\.number).counted), \(points(course.points)) · ○ not begun  ◐ begun  ● done",
                .muted),
            NextStepText(step: next, invocation: invocation).line,
        ]
    }
}

extension Gradebook.Standing {
    /// What it earned, where it was graded.
    fileprivate var score: Double? { if case .graded(let score, _) = self { score } else { nil } }
}
