/// Where on an image a pixel of its resized copy looks, along an axis of W pixels that become w.
public enum PixelAlignment: Sendable, Hashable, CaseIterable {
    /// Pixels are areas, whose centers lie at halves: x looks at `(x + ½) W / w - ½`.
    case centers
    /// Pixels are points, of which the first and the last lie on each other: x looks at `x (W - 1) / (w - 1)`.
    case corners
    /// Pixels are points, of which the first lie on each other: x looks at `x W / w`.
    case origins

    /// Where output pixel `x` looks.
    func place(_ x: Int, from old: Int, to new: Int) -> Double {
        switch self {
        case .centers: (Double(x) + 0.5) * Double(old) / Double(new) - 0.5
        case .corners: new > 1 ? Double(x) * Double(old - 1) / Double(new - 1) : 0
        case .origins: Double(x) * Double(old) / Double(new)
        }
    }
}
