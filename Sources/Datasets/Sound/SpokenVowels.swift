import Random
import Kernels

/// Vowels spoken one after the other, as sound and as a recognizer sees it.
public struct SpokenVowels: Sendable, Equatable {
    /// 8,000 values a second.
    public let waveform: [Float]
    /// The logarithm of the energy in each band of frequencies, about each hundredth of a second, less the mean of the moment:
    /// `[frames, bands]`.
    public let frames: Tensor
    /// The vowel of each frame, by its place in ``SynthesizedVowels/classNames``.
    public let labels: [Int]
}

/// Vowels made by a simple model of speech: pulses of the vocal folds pass three resonances of the mouth.
///
/// - Source: the resonances are the men's means of Peterson and Barney, *Control methods used in a study of the vowels*,
///   1952, table II; the model is Klatt's, *Software for a cascade/parallel formant synthesizer*, 1980, much simplified.
public enum SynthesizedVowels {
    /// The vowels of *heed*, *head*, *hod*, *hawed* and *who'd*.
    public static let classNames = ["ee", "eh", "ah", "aw", "oo"]

    /// How many bands of frequencies a frame has.
    public static var bands: Int { FilterBank.shared.bands }

    /// The three resonances of each vowel, in hertz.
    static let formants: [[Double]] = [
        [270, 2290, 3010], [530, 1840, 2480], [730, 1090, 2440], [570, 840, 2410], [300, 870, 2240],
    ]

    /// These vowels, spoken by a voice that the seed decides: its pitch, the length of its mouth, its haste and hoarseness.
    ///
    /// - Parameters: `noise`, the hiss beside the voice, as a share of its loudness.
    /// - Throws: `DatasetError` for an unknown vowel, none, more than 1,000, or noise outside 0...10.
    public static func utterance(
        _ vowels: [String], noise: Double = 0.05, seed: Int
    ) throws(DatasetError) -> SpokenVowels {
        guard 1...1000 ~= vowels.count else {
            throw .outOfBounds(what: "the number of vowels", value: "\(vowels.count)", bounds: "1 to 1,000")
        }
        guard 0...10 ~= noise else { throw .outOfBounds(what: "the noise", value: "\(noise)", bounds: "0 to 10") }
        var labels: [Int] = []
        var random = SplitMix64(seed: seed)
        var voice = Voice(using: &random)
        for vowel in vowels {
            guard let label = classNames.firstIndex(of: vowel) else { throw .unknownClass(vowel, known: classNames) }
            let length = 7 + Int(random.next() % 8)
            labels += Array(repeating: label, count: length)
        }
        let waveform = voice.speak(labels, noise: noise, using: &random)
        let energies = FilterBank.shared.frames(of: waveform, count: labels.count)
        return SpokenVowels(
            waveform: waveform.map { Float($0) }, frames: tensor(energies, [labels.count, bands]), labels: labels)
    }

    /// `count` utterances of three to six vowels, no two neighbors alike.
    ///
    /// - Throws: `DatasetError` for a negative count, or noise outside 0...10.
    public static func utterances(
        _ count: Int, noise: Double = 0.05, seed: Int
    ) throws(DatasetError) -> [SpokenVowels] {
        guard 0...100_000 ~= count else {
            throw .outOfBounds(what: "the number of utterances", value: "\(count)", bounds: "0 to 100,000")
        }
        var spoken: [SpokenVowels] = []
        for index in 0..<count {
            var random = SplitMix64(seed: seed, stream: index)
            var vowels: [String] = []
            for _ in 0..<3 + random.next() % 4 {
                let others = classNames.filter { $0 != vowels.last }
                vowels.append(others[Int(random.next() % UInt64(others.count))])
            }
            spoken.append(try utterance(vowels, noise: noise, seed: Int(truncatingIfNeeded: random.next())))
        }
        return spoken
    }
}
