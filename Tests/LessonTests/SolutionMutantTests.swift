import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Exercises' checks notice mistakes in their solutions")
struct SolutionMutantTests {
    private static var exercises: [(chapter: Chapter, exercise: Exercise)] {
        get throws { try Mutant.chapters.flatMap { chapter in chapter.exercises.map { (chapter, $0) } } }
    }

    @Test("each mark of an equivalent mistake names a change of its solution, and says why")
    func marks() throws {
        for (chapter, exercise) in try Self.exercises {
            let (marks, faults) = EquivalentMark.read(exercise, file: chapter.file)
            #expect(faults.isEmpty, "\(faults)")
            if marks.isEmpty { continue }
            let mutations = MutationFinder.mutations(of: exercise.solution.text)
            for mark in marks {
                #expect(
                    mutations.contains(where: mark.covers),
                    "\(chapter.file):\(mark.position.line): \(mark.before) → \(mark.after) is no change of the solution"
                )
            }
        }
    }

    @Test("each solution has mistakes to be made in it")
    func mistakes() throws {
        for (chapter, exercise) in try Self.exercises {
            #expect(
                MutationFinder.mutations(of: exercise.solution.text).count >= 3, "\(chapter.file): \(exercise.id)")
        }
    }
}
