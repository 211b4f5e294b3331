import Foundation

/// Turns sound into energies of bands that lie as the ear's do: evenly below 1,000 Hz, ever wider above.
///
/// - Source: Davis and Mermelstein, *Comparison of parametric representations for monosyllabic word recognition*, 1980.
struct FilterBank {
    static let shared = FilterBank(bands: 20)

    let bands: Int
    /// A fortieth of a second.
    private let window = 200
    /// cos and sin of each frequency at each place of the window, under a Hamming window.
    private let waves: [(cosine: [Double], sine: [Double])]
    /// How much of each frequency each band hears.
    private let shares: [[Double]]

    init(bands: Int) {
        self.bands = bands
        let window = window
        waves = (0..<window / 2).map { frequency in
            let angles = (0..<window).map { 2 * .pi * Double(frequency * $0) / Double(window) }
            let hamming = (0..<window).map { 0.54 - 0.46 * cos(2 * .pi * Double($0) / Double(window - 1)) }
            return (zip(angles, hamming).map { cos($0) * $1 }, zip(angles, hamming).map { sin($0) * $1 })
        }
        func mel(_ frequency: Double) -> Double { 2595 * log10(1 + frequency / 700) }
        let (lowest, highest) = (mel(100), mel(Voice.rate / 2))
        let step = (highest - lowest) / Double(bands + 1)
        shares = (1...bands).map { band in
            (0..<window / 2).map { frequency in
                let place = mel(Double(frequency) * Voice.rate / Double(window))
                return max(0, 1 - abs(place - lowest - Double(band) * step) / step)
            }
        }
    }

    /// The logarithms of all bands' energies about each frame's middle, less their mean.
    func frames(of sound: [Double], count: Int) -> [Float] {
        (0..<count).flatMap { frame -> [Float] in
            let start = frame * Voice.hop + Voice.hop / 2 - window / 2
            let part = (start..<start + window).map { sound.indices.contains($0) ? sound[$0] : 0 }
            let power = waves.map { wave in
                let (real, imaginary) = (dot(part, wave.cosine), dot(part, wave.sine))
                return real * real + imaginary * imaginary
            }
            let energies = shares.map { log(dot(power, $0) + 1e-3) }
            let mean = energies.reduce(0, +) / Double(bands)
            return energies.map { Float($0 - mean) }
        }
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
