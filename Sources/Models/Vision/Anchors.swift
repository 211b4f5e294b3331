import Foundation
import Kernels
import Networks

/// Boxes of a few sizes and shapes about every place of a feature map, from which proposals are measured.
///
/// - Source: Ren, He, Girshick and Sun, *Faster R-CNN*, 2015, section 3.1.1.
public struct Anchors: Sendable, Hashable {
    /// How many pixels of the image one step on the feature map is.
    public let stride: Int
    /// The square roots of the boxes' areas, in pixels.
    public let sizes: [Float]
    /// Height over width.
    public let ratios: [Float]

    /// How many boxes there are at each place.
    public var perPlace: Int { sizes.count * ratios.count }

    /// Anchors of these sizes, each in all ratios.
    public init(stride: Int, sizes: [Float], ratios: [Float] = [0.5, 1, 2]) {
        (self.stride, self.sizes, self.ratios) = (stride, sizes, ratios)
    }

    /// The boxes of a feature map: all of one place, then the next place of the row, then the next row.
    public func boxes(height: Int, width: Int) -> [BoundingBox] {
        (0..<max(height, 0)).flatMap { y in
            (0..<max(width, 0)).flatMap { x in
                sizes.flatMap { size in
                    ratios.map { ratio in
                        let (halfWidth, halfHeight) = (size / ratio.squareRoot() / 2, size * ratio.squareRoot() / 2)
                        let centerX = (Float(x) + 0.5) * Float(stride)
                        let centerY = (Float(y) + 0.5) * Float(stride)
                        return BoundingBox(
                            left: centerX - halfWidth, top: centerY - halfHeight, right: centerX + halfWidth,
                            bottom: centerY + halfHeight)
                    }
                }
            }
        }
    }
}

/// How a box differs from another: the way between their middles in units of the other's sides, and the logarithms of how
/// much wider and higher it is.
///
/// - Source: Girshick, Donahue, Darrell and Malik, 2014, appendix C.
public struct BoxOffset: Sendable, Hashable {
    /// To the right, in widths.
    public var x: Float
    /// Down, in heights.
    public var y: Float
    /// The logarithm of the ratio of the widths.
    public var width: Float
    /// The logarithm of the ratio of the heights.
    public var height: Float

    /// An offset of these parts.
    public init(x: Float, y: Float, width: Float, height: Float) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// How `box` differs from `reference`; sides are taken to be at least a hundredth of a pixel.
    public init(of box: BoundingBox, from reference: BoundingBox) {
        let (w, h) = (reference.sides.width, reference.sides.height)
        x = (box.center.x - reference.center.x) / w
        y = (box.center.y - reference.center.y) / h
        width = log(box.sides.width / w)
        height = log(box.sides.height / h)
    }

    /// The box that differs so from `reference`. It is at most 50 times as wide and high, whatever a network says.
    public func applied(to reference: BoundingBox) -> BoundingBox {
        let (w, h) = (reference.sides.width, reference.sides.height)
        let (centerX, centerY) = (reference.center.x + x * w, reference.center.y + y * h)
        let halfWidth = w * exp(min(width, BoxOffset.greatest)) / 2
        let halfHeight = h * exp(min(height, BoxOffset.greatest)) / 2
        return BoundingBox(
            left: centerX - halfWidth, top: centerY - halfHeight, right: centerX + halfWidth,
            bottom: centerY + halfHeight)
    }

    private static let greatest: Float = 3.9
}

extension BoundingBox {
    fileprivate var center: (x: Float, y: Float) { ((left + right) / 2, (top + bottom) / 2) }

    fileprivate var sides: (width: Float, height: Float) { (max(right - left, 0.01), max(bottom - top, 0.01)) }

    /// The part of the box that lies within an image.
    public func clipped(width: Float, height: Float) -> BoundingBox {
        BoundingBox(
            left: min(max(left, 0), width), top: min(max(top, 0), height), right: min(max(right, 0), width),
            bottom: min(max(bottom, 0), height))
    }
}
