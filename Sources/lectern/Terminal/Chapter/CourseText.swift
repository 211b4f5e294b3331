import Literate

/// Renders a course as a list: chapters with their exercises, and which of them have been begun.
struct CourseText {
    let course: Course
    let style: TerminalStyle
    /// Whether the answers' folder of this chapter has this file.
    let hasAnswer: (_ chapter: String, _ file: String) -> Bool

    var lines: [Line] {
        let title = Line(course.information.title, .bold)
        let subtitle =
            course.information.subtitle.isEmpty
            ? [] : wrap([Stretch(course.information.subtitle, .muted)], width: style.measure)
        return [title] + subtitle + [Line()] + course.chapters.flatMap(lines) + last
    }

    private func lines(_ chapter: Chapter) -> [Line] {
        let number = (chapter.number < 10 ? "0" : "") + "\(chapter.number)"
        let head =
            Line("\(number)  ", Ink(color: .blue, isBold: true)) + Line(chapter.title, .bold)
            + Line(" · \(points(chapter.points))", .muted)
        let exercises = chapter.exercises.map { exercise in
            row(
                hasAnswer(chapter.name, "\(exercise.id).swift"), exercise.id.name, points(exercise.points),
                exercise.title)
        }
        return [head] + exercises.indented(4) + questions(chapter).indented(4) + [Line()]
    }

    private func questions(_ chapter: Chapter) -> [Line] {
        guard !chapter.quizzes.isEmpty else { return [] }
        let worth = chapter.quizzes.reduce(0) { $0 + $1.points }
        return [
            row(
                hasAnswer(chapter.name, "quizzes.yml"), "quizzes", points(worth),
                count(chapter.quizzes.count, "question"))
        ]
    }

    private func row(_ isBegun: Bool, _ name: String, _ points: String, _ title: String) -> Line {
        Line(isBegun ? "◐ " : "○ ", isBegun ? Ink(color: .gold) : .muted) + Line(padded(name, 24), .plain)
            + Line(padded(points, 11), .muted) + Line(title, .muted)
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.displayWidth, 1))
    }

    private func points(_ number: Int) -> String { count(number, "point") }

    private func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }

    private var last: [Line] {
        guard let first = course.chapters.first else { return [Line("The course has no chapters yet.", .muted)] }
        return [
            Line("\(count(course.chapters.count, "chapter")), \(points(course.points)) · ○ not begun  ◐ begun", .muted),
            Line("Next: lectern run \(first.number)", .bold),
        ]
    }
}
