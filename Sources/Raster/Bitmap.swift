import CGD
import Palette

/// A true-color image in memory, to draw on, read and encode.
///
/// The only owner of its libgd image: every pointer stays inside, and every size is checked before libgd sees it.
package final class Bitmap {
    /// The most pixels an image may have (256 MB of true color).
    package static let largestArea = 1 << 26

    let image: OpaquePointer
    /// Width in pixels.
    package let width: Int
    /// Height in pixels.
    package let height: Int

    /// An image of one color.
    package convenience init(width: Int, height: Int, fill color: Color) throws(RasterError) {
        try Self.check(width: width, height: height)
        try self.init(owning: cgd_create(Int32(width), Int32(height)))
        fill(left: 0, top: 0, right: width, bottom: height, color: color)
    }

    /// An image of these pixels, `0xRRGGBB` row by row.
    package convenience init(_ pixels: Pixels) throws(RasterError) {
        try Self.check(width: pixels.width, height: pixels.height)
        try self.init(owning: cgd_create(Int32(pixels.width), Int32(pixels.height)))
        write(pixels.values)
    }

    init(owning image: OpaquePointer?) throws(RasterError) {
        guard let image else { throw .outOfMemory }
        self.image = image
        width = Int(cgd_width(image))
        height = Int(cgd_height(image))
    }

    deinit { cgd_destroy(image) }

    static func check(width: Int, height: Int) throws(RasterError) {
        guard width > 0, height > 0, width <= largestArea, height <= largestArea, width * height <= largestArea
        else { throw .size(width: width, height: height) }
    }

    private func write(_ values: [UInt32]) {
        precondition(values.count == width * height)
        values.withUnsafeBufferPointer { cgd_write(image, $0.baseAddress) }
    }

    /// A copy of all pixels.
    package var pixels: Pixels {
        let values = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
            cgd_read(image, buffer.baseAddress)
            count = width * height
        }
        return Pixels(width: width, height: height, values: values)
    }

    /// Lays a color over whole pixels, up to but not including `right` and `bottom`.
    package func fill(left: Int, top: Int, right: Int, bottom: Int, color: Color, opacity: Double = 1) {
        cgd_fill(
            image, Int32(clamping: left), Int32(clamping: top), Int32(clamping: right), Int32(clamping: bottom),
            color.hex, Self.share(opacity))
    }

    private static func share(_ opacity: Double) -> Int32 { Int32((min(max(opacity, 0), 1) * 255).rounded()) }

    /// Lays a color over the image where the mask is set.
    package func blend(_ mask: Mask, color: Color, opacity: Double = 1) {
        cgd_blend(
            image, mask.shares, Int32(mask.width), Int32(mask.height), Int32(mask.left), Int32(mask.top), color.hex,
            Self.share(opacity))
    }

    /// The image at another size; each new pixel is the mean of the area it covers.
    package func resampled(width: Int, height: Int) throws(RasterError) -> Bitmap {
        try Self.check(width: width, height: height)
        return try Bitmap(owning: cgd_resample(image, Int32(width), Int32(height)))
    }

    /// The image as PNG bytes; the same pixels give the same bytes.
    package func png() throws(RasterError) -> [UInt8] {
        var size: Int32 = 0
        return try takeBytes(cgd_png(image, &size), size)
    }
}

/// Copies and frees bytes that libgd allocated.
func takeBytes(_ bytes: UnsafeMutableRawPointer?, _ size: Int32) throws(RasterError) -> [UInt8] {
    guard let bytes else { throw .outOfMemory }
    defer { cgd_free(bytes) }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(size)))
}

extension Color {
    /// The color as `0xRRGGBB`.
    package var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
