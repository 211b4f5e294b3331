import CGD

/// The part of a bitmap that a shape or a text covers, with smooth edges.
///
/// libgd fills polygons without anti-aliasing. A mask is drawn `oversampling` times larger than its bitmap and counted down when it is blended,
/// which makes lines, fills and text smooth in any color and opacity, one above the other.
package final class Mask {
    /// Mask pixels to a bitmap's pixel, each way.
    package static let oversampling = Int(CGD_OVERSAMPLING)
    /// Coordinates beyond this many bitmap pixels are drawn as if they lay there: nothing overflows.
    private static let farthest = 100_000.0

    let image: OpaquePointer
    /// Where its left edge lies in the bitmap.
    package let left: Int
    /// Where its top edge lies in the bitmap.
    package let top: Int
    /// How many of the bitmap's columns it lies over.
    let width: Int
    /// How many of the bitmap's rows it lies over.
    let height: Int
    /// How many of the bitmap's pixels it lies over.
    package var area: Int { width * height }
    /// The shares that were counted since something was drawn: a mask is blended in both themes, and in each scene of an animation.
    private var counted: [UInt8]?

    /// An empty mask over a part of a bitmap, in the bitmap's pixels. What is drawn outside is cut off.
    package init(left: Int, top: Int, width: Int, height: Int) throws(RasterError) {
        let scale = Mask.oversampling
        try Bitmap.check(width: width, height: height)
        guard let image = cgd_create_mask(Int32(width * scale), Int32(height * scale)) else { throw .outOfMemory }
        self.image = image
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    deinit { cgd_destroy(image) }

    /// How many of its mask pixels are set, for each of the bitmap's pixels, row by row.
    var shares: [UInt8] {
        if let counted { return counted }
        let shares = [UInt8](unsafeUninitializedCapacity: area) { buffer, count in
            cgd_coverage(image, buffer.baseAddress)
            count = area
        }
        counted = shares
        return shares
    }

    private func column(_ x: Double) -> Int32 { sample(x, origin: left) }
    private func row(_ y: Double) -> Int32 { sample(y, origin: top) }

    private func sample(_ value: Double, origin: Int) -> Int32 {
        let bounded = value.isNaN ? 0 : min(max(value, -Mask.farthest), Mask.farthest)
        return Int32(((bounded - Double(origin)) * Double(Mask.oversampling)).rounded())
    }

    /// Fills a polygon of corners in the bitmap's coordinates.
    package func fill(polygon corners: [(x: Double, y: Double)]) {
        guard corners.count > 2 else { return }
        counted = nil
        let points = corners.flatMap { [column($0.x), row($0.y)] }
        points.withUnsafeBufferPointer { cgd_mask_polygon(image, $0.baseAddress, Int32(corners.count)) }
    }

    /// Draws a text whose baseline begins at (x, y); the angle is in radians, counter-clockwise.
    package func draw(_ text: String, font: Font, size: Double, angle: Double = 0, x: Double, y: Double)
        throws(RasterError)
    {
        counted = nil
        try font.draw(
            text, on: image, size: size * Double(Mask.oversampling), angle: angle, x: column(x), y: row(y))
    }
}
