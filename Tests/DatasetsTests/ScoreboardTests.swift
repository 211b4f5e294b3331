import Datasets
import Testing

@Suite("The scoreboard's sets")
struct ScoreboardTests {
    @Test("have no image in common, and are the same for the same seed")
    func sets() throws {
        let sets = try Scoreboard.digits(trainPerClass: 20, seed: 1)
        #expect(sets.train.count == 200 && sets.validation.count == 500 && sets.test.count == 1_000)
        #expect(sets.test.imageShape == [1, 28, 28] && sets.test.classNames == sets.train.classNames)
        let images = [sets.train, sets.validation, sets.test].flatMap { set in
            (0..<set.count).map { set.image(at: $0).values }
        }
        #expect(Set(images).count == images.count)
        let again = try Scoreboard.digits(trainPerClass: 20, seed: 1)
        #expect(again.train.images == sets.train.images && again.test.images == sets.test.images)
        #expect(try Scoreboard.digits(trainPerClass: 20, seed: 2).test.images != sets.test.images)
        #expect(try Scoreboard.letters(trainPerClass: 2, seed: 1).test.count == 26 * 40)
        #expect(throws: DatasetError.self) { try Scoreboard.letters(trainPerClass: 0, seed: 1) }
    }

    @Test("differ in their faces: a plain letter of one is in no face of the other")
    func faces() throws {
        func plain(_ faces: Variation.Faces) throws -> Set<[Float]> {
            let set = try DrawnLetters.dataset("g", perClass: 60, variation: Variation(faces: faces), seed: 1)
            return Set((0..<set.count).map { set.image(at: $0).values })
        }
        let (training, heldOut) = (try plain(.training), try plain(.heldOut))
        #expect(training.count == 8 && heldOut.count == 4 && training.isDisjoint(with: heldOut))
        #expect(try plain(.ten).count == 10 && plain(.one).count == 1)
    }
}
