/// Lectern's colors, in one place: pages, figures and the terminal read them from here.
public enum ColorToken: String, Sendable, CaseIterable {
    /// Page and figure background.
    case paper
    /// Text, titles in figures.
    case ink
    /// Axes, ticks, captions, comments.
    case muted
    /// Grid, borders.
    case rule
    /// Code background.
    case code
    /// Series 1, links, functions.
    case blue
    /// Series 2, numbers.
    case orange
    /// Series 3, strings, passed.
    case green
    /// Series 4, keywords.
    case rose
    /// Series 5, types.
    case violet
    /// Series 6.
    case gold
    /// Series 7.
    case teal
    /// Series 8, reference lines.
    case gray
}

/// Which of the two palettes is used.
public enum Theme: String, Sendable, CaseIterable {
    case light, dark
}

/// An opaque sRGB color.
public struct Color: Sendable, Hashable {
    /// Red, 0 to 255.
    public var red: UInt8
    /// Green, 0 to 255.
    public var green: UInt8
    /// Blue, 0 to 255.
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A color written as `0xRRGGBB`.
    public init(hex: UInt32) {
        self.init(red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
    }

    /// This color mixed with `share` of another: 0 gives this one, 1 the other.
    public func mixed(with other: Color, share: Double) -> Color {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * min(max(share, 0), 1)).rounded())
        }
        return Color(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// `#rrggbb`.
    public var cssText: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Theme {
    /// The color of `token` in this theme. All have a contrast of 4.5:1 or more on paper and on code.
    public func color(_ token: ColorToken) -> Color {
        let (light, dark): (UInt32, UInt32) =
            switch token {
            case .paper: (0xfdfcf9, 0x15181d)
            case .ink: (0x1d2127, 0xe4e2dc)
            case .muted: (0x5b6470, 0xa0a7b1)
            case .rule: (0xdcd9d1, 0x343a43)
            case .code: (0xf4f2ec, 0x1d2128)
            case .blue: (0x1f6fb2, 0x6cb2eb)
            case .orange: (0xb54f08, 0xf0955a)
            case .green: (0x127547, 0x5fc592)
            case .rose: (0xb83a6f, 0xec84ad)
            case .violet: (0x6b54b8, 0xab9af0)
            case .gold: (0x856200, 0xd9b44a)
            case .teal: (0x0b7480, 0x5cc4cf)
            case .gray: (0x626975, 0x9aa3ae)
            }
        return Color(hex: self == .light ? light : dark)
    }
}

extension ColorToken {
    /// The colors of series, in the order in which a chart uses them.
    public static let series: [ColorToken] = [.blue, .orange, .green, .rose, .violet, .gold, .teal, .gray]
}
