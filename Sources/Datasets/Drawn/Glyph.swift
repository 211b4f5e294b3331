import Random
import Foundation
import Kernels
import Palette
import Raster

/// One character, drawn as an image.
struct Glyph {
    let character: Character
    /// The image's height and width in pixels.
    let size: Int
    /// The larger side of the character, as a share of `size`.
    let fill: Double
    let variation: Variation

    private static let training: [Font] = [
        .inter("Regular"), .inter("Medium"), .inter("Bold"), .inter("Italic"), .inter("Light"),
        .dejaVu("Sans"), .dejaVu("Sans-Bold"), .dejaVu("SansMono"),
    ]
    private static let serif: [Font] = [.dejaVu("Serif"), .dejaVu("Serif-Bold")]
    private static let others: [Font] = [
        Font(path: "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf", package: "fonts-symbola"),
        Font(path: "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", package: "fonts-wqy-microhei"),
    ]

    private var faces: [Font] {
        switch variation.faces {
        case .one: Array(Self.training.prefix(1))
        case .ten: Self.training + Self.serif
        case .training: Self.training
        case .heldOut: Self.serif + Self.others
        }
    }

    /// Draws image number `index` of a seed: white on black, `size * size` values in 0...1.
    func draw(seed: Int, index: Int) throws(DatasetError) -> [Float] {
        var random = SplitMix64(seed: seed, stream: index)
        let angle = random.signed() * variation.rotation * .pi / 180
        let (dx, dy) = (random.signed() * variation.shift, random.signed() * variation.shift)
        let scale = 1 + random.signed() * variation.scale
        let faces = faces
        // One face takes no random number.
        let face = faces.count == 1 ? 0 : Int(random.next() % UInt64(faces.count))
        let noiseSeed = Int(truncatingIfNeeded: random.next())
        do {
            let ink = try ink(in: faces[face], angle: angle, scale: scale, dx: dx, dy: dy)
            guard variation.noise > 0 else { return ink }
            let noise = Tensor.normal(
                [size * size], standardDeviation: Float(variation.noise), seed: noiseSeed
            ).values
            return zip(ink, noise).map { min(max($0 + $1, 0), 1) }
        } catch {
            throw DatasetError(error)
        }
    }

    private func ink(in font: Font, angle: Double, scale: Double, dx: Double, dy: Double)
        throws(RasterError) -> [Float]
    {
        // The right side includes the advance, which leaves as much room there as the letter has on its left.
        let box = try font.extent(of: String(character))
        let larger = max(box.right - 2 * box.left, box.bottom - box.top, 0.01)
        let points = Double(size) * fill * scale / larger
        // The middle of the character is turned about the middle of the image; y runs downwards.
        let (x, y) = (box.right / 2 * points, (box.top + box.bottom) / 2 * points)
        let center = Double(size) / 2
        let mask = try Mask(left: 0, top: 0, width: size, height: size)
        try mask.draw(
            String(character), font: font, size: points, angle: angle,
            x: center + dx - (x * cos(angle) + y * sin(angle)), y: center + dy - (y * cos(angle) - x * sin(angle)))
        let bitmap = try Bitmap(width: size, height: size, fill: Color(hex: 0))
        bitmap.blend(mask, color: Color(hex: 0xffffff))
        return bitmap.pixels.values.map { Float($0 & 255) / 255 }
    }
}
