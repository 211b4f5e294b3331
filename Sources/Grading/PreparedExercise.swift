import AnswerReading
import Literate
import Toolchain

/// An exercise with what is made of it once: the functions that it asks for, and the two sides of their calls.
struct PreparedExercise: Sendable {
    let exercise: Exercise
    /// The chapter's file, as the user knows it.
    let file: String
    let interface: ExerciseInterface
    /// The checker's side: a cell in front of the check.
    var stub: GeneratedProgram
    /// The answer's side: a file beside the answer.
    var dispatcher: GeneratedProgram

    /// Prepares `exercise` of `chapter`.
    /// - Throws: a diagnostic at the starter's line where no function can be asked.
    init(_ exercise: Exercise, of chapter: Chapter) throws(Diagnostic) {
        self.exercise = exercise
        file = chapter.file
        interface = try ExerciseInterface(exercise, file: chapter.file)
        stub = Stub(interface: interface).program
        dispatcher = Dispatcher(interface: interface).program
    }
}
