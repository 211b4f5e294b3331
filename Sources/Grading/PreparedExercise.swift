import AnswerReading
import Literate

/// An exercise with what is made of it once: the functions that it asks for, and the answer's side of their calls.
struct PreparedExercise: Sendable {
    let exercise: Exercise
    /// The chapter's file, as the user knows it.
    let file: String
    let interface: ExerciseInterface
    /// The answer's side, as Swift.
    let dispatcher: String

    /// Prepares `exercise` of `chapter`.
    /// - Throws: a diagnostic at the starter's line where no function can be asked.
    init(_ exercise: Exercise, of chapter: Chapter) throws(Diagnostic) {
        self.exercise = exercise
        file = chapter.file
        interface = try ExerciseInterface(exercise, file: chapter.file)
        dispatcher = Dispatcher(interface: interface).source
    }
}
