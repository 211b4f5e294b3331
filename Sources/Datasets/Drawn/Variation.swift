/// How much drawn characters differ from one another.
public struct Variation: Sendable, Hashable {
    /// The most that one is turned, in degrees, each way.
    public var rotation: Double
    /// The most that one is moved, in pixels, each way.
    public var shift: Double
    /// The most that one is larger or smaller, as a share of its size.
    public var scale: Double
    /// The standard deviation of the noise on every pixel.
    public var noise: Double
    /// Which faces are used.
    public var faces: Faces

    /// Which faces characters are drawn in.
    public enum Faces: Sendable, Hashable {
        /// One plain face.
        case one
        /// Ten faces: light and bold, upright and slanted, with and without serifs.
        case ten
        /// The eight faces of the scoreboard's training: five of Inter, two of DejaVu Sans, and DejaVu Sans Mono. None has serifs.
        case training
        /// Four faces of three typefaces that training never saw: DejaVu Serif, upright and bold, Symbola, which has serifs, too,
        /// and WenQuanYi Micro Hei.
        case heldOut
    }

    public init(
        rotation: Double = 0, shift: Double = 0, scale: Double = 0, noise: Double = 0, faces: Faces = .one
    ) {
        self.rotation = rotation
        self.shift = shift
        self.scale = scale
        self.noise = noise
        self.faces = faces
    }

    /// Every image of a class is the same.
    public static let none = Variation()
    /// As neat printing varies: what a linear classifier can learn.
    public static let slight = Variation(rotation: 4, shift: 0.8, scale: 0.05, noise: 0.05, faces: .ten)
    /// As hasty printing varies: what takes more than templates.
    public static let strong = Variation(rotation: 15, shift: 2, scale: 0.15, noise: 0.1, faces: .ten)

    /// The same in other faces.
    public func drawn(in faces: Faces) -> Variation {
        var variation = self
        variation.faces = faces
        return variation
    }

    var isSound: Bool {
        [rotation, shift, scale, noise].allSatisfy { $0.isFinite && $0 >= 0 } && rotation <= 180 && scale < 1
            && noise <= 10 && shift <= 100
    }
}
