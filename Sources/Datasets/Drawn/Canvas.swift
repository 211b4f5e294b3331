import Random
import Foundation
import Kernels
import Palette
import Raster

/// A color image that objects are drawn on, each with its place, size, angle and colors drawn from a seed.
struct Canvas {
    /// An object in its place.
    struct Placement {
        let object: DrawnObject
        /// The middle, in pixels.
        let x: Double
        let y: Double
        /// Half of the object's greatest extent, in pixels.
        let radius: Double
        let angle: Double
    }

    let bitmap: Bitmap
    private let size: Int

    /// A background: one color that turns into another, with blots that are not an object.
    init(size: Int, using random: inout SplitMix64) throws(RasterError) {
        self.size = size
        bitmap = try Bitmap(width: size, height: size, fill: Color(hex: 0))
        let (from, to) = (RGB(anyUsing: &random), RGB(anyUsing: &random))
        let isSideways = random.next() & 1 == 0
        for line in 0..<size {
            let color = from.mixed(with: to, share: Double(line) / Double(size)).color
            if isSideways {
                bitmap.fill(left: line, top: 0, right: line + 1, bottom: size, color: color)
            } else {
                bitmap.fill(left: 0, top: line, right: size, bottom: line + 1, color: color)
            }
        }
        for _ in 0..<3 {
            let (x, y) = (random.unit() * Double(size), random.unit() * Double(size))
            let radius = (0.08 + 0.12 * random.unit()) * 32
            let mask = try Mask(left: 0, top: 0, width: size, height: size)
            mask.fill(
                polygon: (0..<5).map { corner in
                    let (angle, length) = (Double(corner) * 2 * .pi / 5, radius * (0.5 + 0.5 * random.unit()))
                    return (x + length * cos(angle), y + length * sin(angle))
                })
            bitmap.blend(mask, color: RGB(anyUsing: &random).color, opacity: 0.6)
        }
    }

    /// Draws an object in colors of its own, which stand out from one another.
    func draw(_ placement: Placement, using random: inout SplitMix64) throws(RasterError) {
        let hue = placement.object.hue + 0.3 * random.signed()
        let brightness = 0.55 + 0.45 * random.unit()
        let colors = [
            RGB(hue: hue, saturation: 0.5 + 0.5 * random.unit(), brightness: brightness),
            RGB(hue: hue + 0.5 + 0.15 * random.signed(), saturation: 0.6, brightness: brightness * 0.45),
            RGB(hue: hue + 0.2 * random.signed(), saturation: 0.25, brightness: brightness > 0.8 ? 0.35 : 1),
        ]
        for part in placement.object.parts {
            bitmap.blend(try mask(of: [part], placement), color: colors[part.color].color)
        }
    }

    /// How much of each pixel an object covers, row by row: 0 to 255.
    func coverage(of placement: Placement) throws(RasterError) -> [UInt8] {
        let alone = try Bitmap(width: size, height: size, fill: Color(hex: 0))
        for part in placement.object.parts { alone.blend(try mask(of: [part], placement), color: Color(hex: 0xffffff)) }
        return alone.pixels.values.map { UInt8($0 & 255) }
    }

    private func mask(of parts: [DrawnObject.Part], _ placement: Placement) throws(RasterError) -> Mask {
        let mask = try Mask(left: 0, top: 0, width: size, height: size)
        let (c, s) = (cos(placement.angle) * placement.radius, sin(placement.angle) * placement.radius)
        for part in parts {
            mask.fill(
                polygon: part.corners.map { (placement.x + $0.x * c - $0.y * s, placement.y + $0.x * s + $0.y * c) })
        }
        return mask
    }

    /// The image's bytes as a red, a green and a blue plane, with noise of this standard deviation.
    func planes(noise: Double, seed: Int) -> [UInt8] {
        let pixels = bitmap.pixels.values
        let offsets = Tensor.normal([3 * pixels.count], standardDeviation: Float(noise * 255), seed: seed)
        return [UInt8](unsafeUninitializedCapacity: 3 * pixels.count) { bytes, count in
            for (plane, shift) in [UInt32(16), 8, 0].enumerated() {
                for (place, pixel) in pixels.enumerated() {
                    let value = Float(pixel >> shift & 255) + offsets[plane * pixels.count + place]
                    bytes[plane * pixels.count + place] = UInt8(min(max(value, 0), 255))
                }
            }
            count = 3 * pixels.count
        }
    }
}

/// A color by the shares of its parts, in 0...1.
private struct RGB {
    var parts: SIMD3<Double>

    var color: Color {
        let bytes = (parts.clamped(lowerBound: .zero, upperBound: .one) * 255).rounded(.toNearestOrEven)
        return Color(hex: UInt32(bytes.x) << 16 | UInt32(bytes.y) << 8 | UInt32(bytes.z))
    }

    /// A hue in turns, from red by way of green and blue.
    init(hue: Double, saturation: Double, brightness: Double) {
        let turned = SIMD3(hue, hue - 1 / 3.0, hue - 2 / 3.0) * 2 * .pi
        let wave = SIMD3(cos(turned.x), cos(turned.y), cos(turned.z)) * 0.5 + 0.5
        parts = brightness * (1 - saturation + saturation * wave)
    }

    init(anyUsing random: inout SplitMix64) {
        self.init(
            hue: random.unit(), saturation: 0.6 * random.unit(), brightness: 0.2 + 0.8 * random.unit())
    }

    func mixed(with other: RGB, share: Double) -> RGB {
        var result = self
        result.parts += share * (other.parts - parts)
        return result
    }
}
