import Palette
import Raster

/// How two images of one figure differ, where edges that another FreeType or libgd smooths in another way do not count.
///
/// A pixel is *far* from an image that shows nothing like it within one pixel around its place: a letter's edge moves by less
/// than that from one rasterizer to the next, a label that was laid out anew by more.
struct ImageDifference {
    /// The most by which a channel of two pixels may differ, of 255.
    static let tolerance = 64
    /// The share of pixels that may be far.
    static let share = 2e-5

    let isSameSize: Bool
    /// Row by row, where the images are of one size.
    let far: [Bool]
    let farCount: Int

    init(_ actual: Pixels, _ expected: Pixels) {
        isSameSize = actual.width == expected.width && actual.height == expected.height
        guard isSameSize else {
            (far, farCount) = ([], actual.values.count)
            return
        }
        far = actual.values.indices.map { index in
            actual.values[index] != expected.values[index]
                && (!Self.shows(expected, actual.values[index], near: index)
                    || !Self.shows(actual, expected.values[index], near: index))
        }
        farCount = far.count { $0 }
    }

    var isTolerable: Bool { isSameSize && Double(farCount) <= Self.share * Double(far.count) }

    /// Whether an image has nearly this color within a pixel of a place, or colors below and above it: an edge between both.
    private static func shows(_ pixels: Pixels, _ color: UInt32, near index: Int) -> Bool {
        let (x, y) = (index % pixels.width, index / pixels.width)
        let columns = max(x - 1, 0)...min(x + 1, pixels.width - 1)
        for shift in [UInt32(16), 8, 0] {
            var (least, most) = (255, 0)
            for row in max(y - 1, 0)...min(y + 1, pixels.height - 1) {
                for column in columns {
                    let value = Int(pixels.values[row * pixels.width + column] >> shift & 255)
                    (least, most) = (min(least, value), max(most, value))
                }
            }
            let value = Int(color >> shift & 255)
            if value < least - tolerance || value > most + tolerance { return false }
        }
        return true
    }

    /// The expected image, faded, with far pixels and what surrounds them in red.
    func picture(of expected: Pixels) -> Pixels {
        guard isSameSize else { return expected }
        let (width, height) = (expected.width, expected.height)
        let values = expected.values.indices.map { index -> UInt32 in
            let (x, y) = (index % width, index / width)
            let isNear = (max(y - 2, 0)...min(y + 2, height - 1)).contains { row in
                (max(x - 2, 0)...min(x + 2, width - 1)).contains { far[row * width + $0] }
            }
            return isNear
                ? 0xff0000 : Color(hex: expected.values[index]).mixed(with: Color(hex: 0xffffff), share: 0.6).hex
        }
        return Pixels(width: width, height: height, values: values)
    }
}
