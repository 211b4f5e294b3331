import Datasets
import Kernels
import Testing

@Suite("Synthesized vowels")
struct VowelTests {
    @Test("the same seed gives the same voice, another seed another")
    func seeds() throws {
        let spoken = try SynthesizedVowels.utterance(["ee", "ah"], seed: 1)
        #expect(spoken == (try SynthesizedVowels.utterance(["ee", "ah"], seed: 1)))
        #expect(spoken != (try SynthesizedVowels.utterance(["ee", "ah"], seed: 2)))
        #expect(spoken.frames.shape == [spoken.labels.count, SynthesizedVowels.bands])
        #expect(spoken.waveform.count == 80 * spoken.labels.count)
        #expect(spoken.frames.values.allSatisfy { $0.isFinite } && spoken.waveform.allSatisfy { $0.isFinite })
        #expect(Set(spoken.labels) == [0, 2] && spoken.labels == spoken.labels.sorted())
    }

    @Test("each vowel is loud where its resonances are", arguments: 0..<10)
    func resonances(seed: Int) throws {
        func mean(_ vowel: String) throws -> [Float] {
            let spoken = try SynthesizedVowels.utterance([vowel], noise: 0, seed: seed)
            return try spoken.frames.mean(axis: 0).values
        }
        let (ee, ah, oo) = (try mean("ee"), try mean("ah"), try mean("oo"))
        // By 2,000 Hz (band 14 of 20) only "ee" is loud; by 700 to 1,000 Hz "ah" is louder than "ee".
        #expect(ee[14] > oo[14] + 1 && ee[14] > ah[14])
        #expect(ah[7] > ee[7] + 1)
    }

    @Test("utterances have three to six vowels, no two neighbors alike")
    func utterances() throws {
        let spoken = try SynthesizedVowels.utterances(30, seed: 1)
        #expect(spoken.count == 30 && Set(spoken.flatMap(\.labels)) == Set(0..<5))
        for one in spoken {
            let changes = zip(one.labels, one.labels.dropFirst()).count { $0 != $1 }
            #expect(2...5 ~= changes)
        }
        #expect(try SynthesizedVowels.utterances(3, seed: 1) == Array(spoken.prefix(3)))
    }

    @Test("what cannot be spoken is an error")
    func errors() {
        #expect(throws: DatasetError.unknownClass("ü", known: SynthesizedVowels.classNames)) {
            try SynthesizedVowels.utterance(["ü"], seed: 1)
        }
        #expect(throws: DatasetError.self) { try SynthesizedVowels.utterance([], seed: 1) }
        #expect(throws: DatasetError.self) { try SynthesizedVowels.utterance(["ee"], noise: .nan, seed: 1) }
        #expect(throws: DatasetError.self) { try SynthesizedVowels.utterances(-1, seed: 1) }
    }
}
