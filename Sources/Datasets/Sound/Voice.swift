import Random
import Foundation

/// A speaker: vocal folds that pulse, and a mouth of three resonances.
struct Voice {
    /// Values a second.
    static let rate = 8000.0
    /// Values from one frame to the next: a hundredth of a second.
    static let hop = 80

    /// Pulses a second.
    private let pitch: Double
    /// By how much the resonances of a shorter mouth are higher.
    private let scale: Double
    private var resonators = [Resonator](repeating: Resonator(), count: 3)

    init(using random: inout SplitMix64) {
        pitch = 110 + 90 * random.unit()
        scale = 0.9 + 0.25 * random.unit()
    }

    /// The sound of a vowel for each frame. The mouth takes four frames or so from one vowel to the next.
    mutating func speak(_ labels: [Int], noise: Double, using random: inout SplitMix64) -> [Double] {
        var formants = labels.first.map { SynthesizedVowels.formants[$0] } ?? []
        var (phase, pulse, sound) = (0.0, 0.0, [Double]())
        for label in labels {
            for _ in 0..<Voice.hop {
                for i in 0..<3 { formants[i] += (SynthesizedVowels.formants[label][i] - formants[i]) / 150 }
                phase += pitch * (1 + 0.01 * random.signed()) / Voice.rate
                let begins = phase >= 1
                if begins { phase -= 1 }
                // The folds close softly: high frequencies are weaker.
                pulse = 0.9 * pulse + (begins ? 1 : 0)
                var value = pulse
                for (i, bandwidth) in [60.0, 90, 150].enumerated() {
                    value = resonators[i].pass(value, frequency: formants[i] * scale, bandwidth: bandwidth)
                }
                sound.append(value)
            }
        }
        let loudness = (sound.reduce(0) { $0 + $1 * $1 } / Double(max(sound.count, 1))).squareRoot()
        guard loudness > 0 else { return sound }
        return sound.map { $0 / loudness + noise * random.signed() * 3.0.squareRoot() }
    }
}

/// Lets one frequency through, and others the less the farther they lie.
private struct Resonator {
    private var (last, before) = (0.0, 0.0)

    mutating func pass(_ value: Double, frequency: Double, bandwidth: Double) -> Double {
        let radius = exp(-.pi * bandwidth / Voice.rate)
        let (first, second) = (2 * radius * cos(2 * .pi * frequency / Voice.rate), -radius * radius)
        let result = (1 - first - second) * value + first * last + second * before
        (last, before) = (result, last)
        return result
    }
}
