import Palette

/// A terminal's colors as roles of the palette.
enum TerminalColor {
    /// One of the sixteen that have names, by its number: black, red, green, yellow, blue, magenta, cyan, white, and the same bright.
    ///
    /// - Returns: nil for white, which is the text's own color on a dark terminal.
    static func named(_ number: Int) -> ColorToken? {
        switch number {
        case 0, 8: .muted
        case 1, 9: .rose
        case 2, 10: .green
        case 3, 11: .gold
        case 4, 12: .blue
        case 5, 13: .violet
        case 6, 14: .teal
        default: nil
        }
    }

    /// The color of `38;5;N`, `38;2;R;G;B` or the same with colons, of which what follows the first number is taken.
    static func extended(_ parameter: [Int], before rest: inout ArraySlice<[Int]>) -> ColorToken? {
        var numbers = Array(parameter.dropFirst())
        let isJoined = !numbers.isEmpty
        func take(_ count: Int) {
            guard !isJoined else { return }
            numbers += rest.prefix(count).map { $0[0] }
            rest = rest.dropFirst(count)
        }
        take(1)
        switch numbers.first {
        case 5:
            take(1)
            return numbers.count > 1 ? indexed(numbers[1]) : nil
        case 2:
            take(3)
            // With colons the name of a color space may come first.
            let channels = numbers.dropFirst().suffix(3)
            return channels.count == 3 ? nearest(Array(channels)) : nil
        default: return nil
        }
    }

    /// A color of the table of 256: sixteen that have names, a cube of 6×6×6, and grays.
    private static func indexed(_ number: Int) -> ColorToken? {
        switch number {
        case 0..<16: return named(number)
        case 16..<232:
            let steps = [0, 95, 135, 175, 215, 255]
            let place = number - 16
            return nearest([steps[place / 36], steps[place / 6 % 6], steps[place % 6]])
        case 232..<256: return nearest(Array(repeating: 8 + 10 * (number - 232), count: 3))
        default: return nil
        }
    }

    /// The role with the nearest hue; of a gray, `muted` or the text's own color.
    private static func nearest(_ channels: [Int]) -> ColorToken? {
        let (red, green, blue) = (min(channels[0], 255), min(channels[1], 255), min(channels[2], 255))
        let (most, least) = (max(red, green, blue), min(red, green, blue))
        let spread = most - least
        guard spread > 40 else { return most > 190 ? nil : .muted }
        // The angle on the wheel of colors, in 60ths of a circle from red.
        let hue: Int
        if most == red {
            hue = (10 * (green - blue) / spread + 60) % 60
        } else if most == green {
            hue = 20 + 10 * (blue - red) / spread
        } else {
            hue = 40 + 10 * (red - green) / spread
        }
        return switch hue {
        case 3..<7: .orange
        case 7..<12: .gold
        case 12..<27: .green
        case 27..<33: .teal
        case 33..<42: .blue
        case 42..<53: .violet
        default: .rose
        }
    }
}
