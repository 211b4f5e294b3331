import Foundation
import Testing

@Suite("Chapters' checks notice wrong code")
struct MutantTests {
    /// Minutes: `LECTERN_MUTANTS=1 swift test --filter MutantTests`.
    private static let areTried = ProcessInfo.processInfo.environment["LECTERN_MUTANTS"] != nil

    @Test(
        "each mutant is noticed, and one that is said to live does",
        .enabled(if: areTried, "it takes minutes: LECTERN_MUTANTS=1 swift test --filter MutantTests"),
        arguments: try Mutant.all())
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
