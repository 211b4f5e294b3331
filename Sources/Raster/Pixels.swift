import CGD
import Palette

/// The pixels of an image as a value, row by row from the top left.
package struct Pixels: Sendable, Hashable {
    /// Width in pixels.
    package let width: Int
    /// Height in pixels.
    package let height: Int
    /// `0xRRGGBB`, `width * height` of them.
    package let values: [UInt32]

    /// Pixels of these values.
    package init(width: Int, height: Int, values: [UInt32]) {
        precondition(values.count == width * height, "\(values.count) values for \(width) by \(height) pixels")
        self.width = width
        self.height = height
        self.values = values
    }

    /// The pixels in PNG bytes, or in the first frame of a GIF.
    package init(decoding bytes: [UInt8]) throws(RasterError) {
        guard !bytes.isEmpty, let size = Int32(exactly: bytes.count) else { throw .notAnImage }
        guard let decoded = bytes.withUnsafeBytes({ cgd_decode($0.baseAddress, size) }) else { throw .notAnImage }
        self = try Bitmap(owning: decoded).pixels
    }

    /// The color at a column and a row.
    package subscript(x: Int, y: Int) -> Color {
        precondition(0..<width ~= x && 0..<height ~= y, "(\(x), \(y)) lies outside \(width) by \(height) pixels")
        return Color(hex: values[y * width + x])
    }

    /// The image at another size; each new pixel is the mean of the area it covers.
    package func resampled(width: Int, height: Int) throws(RasterError) -> Pixels {
        try Bitmap(self).resampled(width: width, height: height).pixels
    }
}
