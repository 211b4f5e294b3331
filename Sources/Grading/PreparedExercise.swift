import AnswerReading
import Literate
import Toolchain

/// An exercise with what is made of it once: the functions that it asks for, and the two sides of their calls.
struct PreparedExercise: Sendable {
    private(set) var exercise: Exercise
    /// The chapter's file, as the user knows it.
    let file: String
    let interface: ExerciseInterface
    /// The checker's side: a cell in front of the check.
    var stub: GeneratedProgram
    /// The answer's side: a file beside the answer.
    var dispatcher: GeneratedProgram
    /// What of the chapter the answer may use: another file beside it; empty where that is nothing.
    let uses: GeneratedProgram

    /// Prepares `exercise` of `chapter`.
    /// - Throws: a diagnostic at the starter's line where no function can be asked, or at a name in `uses=` that the cells do not declare.
    init(_ exercise: Exercise, of chapter: Chapter) throws(Diagnostic) {
        self.exercise = exercise
        file = chapter.file
        interface = try ExerciseInterface(exercise, file: chapter.file)
        uses = try UsedDeclarations(exercise, of: chapter).program
        stub = Stub(interface: interface).program
        dispatcher = Dispatcher(interface: interface).program
    }

    /// The same with the check of the further task in place of the exercise's own; nil where there is none.
    var ofFurtherTask: PreparedExercise? {
        guard let task = exercise.furtherTask else { return nil }
        var other = self
        other.exercise.check = task.check
        other.exercise.finalCheck = nil
        return other
    }
}
