import Literate

/// The chapters of a course with the variants of their questions, each computed when it is first asked for.
actor DrawnChapters {
    private let drawing: QuizDrawing
    private var known: [String: Task<QuizDrawing.Drawn, any Error>] = [:]

    init(by drawing: QuizDrawing) { self.drawing = drawing }

    /// The question as `learner` is asked it, with the numbers that were drawn, where some were.
    /// - Throws: a diagnostic where the question's expressions are wrong; where nothing can be run.
    func quiz(_ quiz: Quiz, of chapter: Chapter, for learner: Learner) async throws -> (quiz: Quiz, numbers: String?) {
        guard quiz.draw != nil else { return (quiz.asked(of: learner), nil) }
        let task = known[chapter.name] ?? Task { [drawing] in try await drawing.drawn(chapter) }
        known[chapter.name] = task
        let drawn = try await task.value
        if let failure = drawn.failures[quiz.id] { throw failure }
        guard let variant = drawn.chapter.quizzes.first(where: { $0.id == quiz.id })?.variant(for: learner) else {
            return (quiz, nil)
        }
        return (variant.quiz, variant.numbers)
    }
}
