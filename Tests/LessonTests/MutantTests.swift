import Foundation
import Testing

@Suite("Chapters' checks notice wrong code")
struct MutantTests {
    /// Minutes: `LECTERN_MUTANTS=1 ./lectern test --filter MutantTests`; of one chapter, `LECTERN_MUTANTS=09`.
    private static let asked = ProcessInfo.processInfo.environment["LECTERN_MUTANTS"]

    /// The rows that are tried: those of the chapter that is asked for, or all.
    private static func tried() throws -> [Mutant] {
        let all = try Mutant.all()
        guard let asked, asked != "1" else { return all }
        let rows = all.filter { $0.chapter == asked }
        guard !rows.isEmpty else {
            throw MutantFault(
                "LECTERN_MUTANTS=\(asked): there is no Tests/LessonTests/Mutants/\(asked).yml; 1 is for all")
        }
        return rows
    }

    @Test(
        "each mutant is noticed, and one that is said to live does",
        .enabled(if: asked != nil, "it takes minutes: LECTERN_MUTANTS=1 ./lectern test --filter MutantTests"),
        arguments: try tried())
    func noticed(mutant: Mutant) async throws {
        let isNoticed = try await MutantRunner.shared.value.isNoticed(mutant)
        if let reason = mutant.lives {
            #expect(!isNoticed, "somebody notices; remove 'lives: \(reason)'")
        } else {
            #expect(isNoticed, "nobody notices: sharpen a check, or say with 'lives:' why nobody can")
        }
    }

    @Test("each mutant's text and its check are in the chapter, once", arguments: try Mutant.all())
    func planted(mutant: Mutant) throws { try mutant.plant(in: Mutant.chapters) }

    @Test("95 of 100 are noticed at least")
    func share() throws {
        let all = try Mutant.all()
        #expect(20 * all.count(where: { $0.lives != nil }) <= all.count)
    }
}
