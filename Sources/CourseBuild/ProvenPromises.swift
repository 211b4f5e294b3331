import Evaluation
import Grading

/// What came of a chapter's exercises and wrong versions, which were tried after its cells had run.
package struct ProvenPromises: Sendable {
    /// In the chapter's order.
    package var exercises: [ExerciseProof] = []
    package var wrongVersions = WrongVersionProof()

    package init(exercises: [ExerciseProof] = [], wrongVersions: WrongVersionProof = WrongVersionProof()) {
        self.exercises = exercises
        self.wrongVersions = wrongVersions
    }
}
