import Palette

/// How values become colors.
public enum ColorMap: Sendable, Hashable {
    /// Black for the least, white for the largest: images and digits.
    case gray
    /// Blue below zero, paper at zero, orange above, symmetric: weights and gradients.
    case signed
    /// From dark violet over green to yellow (viridis): magnitudes.
    case magnitude

    /// The color of `value`, where the scale runs between two bounds.
    func color(_ value: Float, in range: ClosedRange<Float>) -> MarkColor {
        switch self {
        case .gray:
            let level = UInt8((share(value, range) * 255).rounded())
            return MarkColor(.color(Color(red: level, green: level, blue: level)))
        case .signed:
            // The color of the theme's own hue at full strength, paper at zero.
            let share = Double(value) / Double(max(range.upperBound, .leastNormalMagnitude))
            return MarkColor(
                .between(.paper, share < 0 ? .blue : .orange, share: (min(abs(share), 1) * 128).rounded() / 128))
        case .magnitude:
            return MarkColor(.color(viridis(share(value, range))))
        }
    }

    private func share(_ value: Float, _ range: ClosedRange<Float>) -> Double {
        let span = Double(range.upperBound) - Double(range.lowerBound)
        return span > 0 ? min(max((Double(value) - Double(range.lowerBound)) / span, 0), 1) : 0
    }

    /// The scale that all of some values share.
    func range(of values: some Sequence<Float>) -> ClosedRange<Float> {
        var (low, high) = (Float.infinity, -Float.infinity)
        for value in values { (low, high) = (min(low, value), max(high, value)) }
        guard low <= high else { return 0...1 }
        switch self {
        case .signed:
            let bound = max(abs(low), abs(high))
            return -bound...bound
        case .gray, .magnitude:
            return low...high
        }
    }
}

/// Viridis between nine of its colors.
///
/// - Source: Smith and van der Walt 2015, matplotlib's default color map.
func viridis(_ share: Double) -> Color {
    let stops: [UInt32] = [
        0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725,
    ]
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    // 256 steps, so that an animation's palette holds them.
    return Color(hex: stops[index]).mixed(
        with: Color(hex: stops[index + 1]), share: ((place - Double(index)) * 32).rounded() / 32)
}
