import Random
import Kernels

/// How images are varied each time a network sees them, so that it learns what stays the same.
public struct Augmentation: Sendable, Hashable, Codable {
    /// Whether images are mirrored.
    public enum Mirroring: String, Sendable, Hashable, Codable {
        /// They are left as they are.
        case none
        /// Left and right are exchanged in every second one.
        case horizontal
    }

    /// The most that an image is moved, in pixels, each way; what comes in at the edge is 0.
    public var shift: Int
    /// Whether images are mirrored.
    public var mirroring: Mirroring
    /// The most that all values are made greater or smaller, as a share.
    public var brightness: Float

    /// A variation of these amounts.
    public init(shift: Int = 0, mirroring: Mirroring = .none, brightness: Float = 0) {
        (self.shift, self.mirroring, self.brightness) = (shift, mirroring, brightness)
    }

    /// Images as they are.
    public static let none = Augmentation()

    /// The images varied, each by its own numbers, which depend on the seed alone.
    ///
    /// - Parameter images: `[N, C, H, W]`.
    public func apply(to images: Tensor, seed: Int) -> Tensor { apply(to: images, seed: seed, firstImage: 0) }

    /// The same of a part of a batch that begins with its image `firstImage`.
    func apply(to images: Tensor, seed: Int, firstImage: Int) -> Tensor {
        guard self != .none, images.rank == 4 else { return images }
        // A plan's settings are checked when training begins; here they may be anything.
        let shift = max(self.shift, 0)
        let brightness = self.brightness > 0 && self.brightness.isFinite ? self.brightness : 0
        let (height, width) = (images.shape[2], images.shape[3])
        let planes = images.shape[1]
        var result = Tensor.zeros(images.shape)
        images.withValues { source in
            result.withMutableValues { target in
                for image in 0..<images.shape[0] {
                    var random = SplitMix64(seed: SplitMix64.seed(seed, firstImage + image))
                    let dy = Int.random(in: -shift...shift, using: &random)
                    let dx = Int.random(in: -shift...shift, using: &random)
                    let isMirrored = mirroring == .horizontal && Bool.random(using: &random)
                    let factor = brightness > 0 ? Float.random(in: 1 - brightness...1 + brightness, using: &random) : 1
                    for row in 0..<(planes * height) {
                        let y = row % height - dy
                        guard y >= 0, y < height else { continue }
                        let start = image * planes * height * width
                        let (from, to) = (start + (row - dy) * width, start + row * width)
                        for x in 0..<width {
                            let origin = (isMirrored ? width - 1 - x : x) - dx
                            if origin >= 0, origin < width { target[to + x] = source[from + origin] * factor }
                        }
                    }
                }
            }
        }
        return result
    }
}
