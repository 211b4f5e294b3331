import Raster

/// Masks of marks that are painted more than once: in both themes, and in every scene of an animation.
///
/// What a mark covers does not depend on its color. Texts above all are dear to draw and come again and again.
package final class MaskStore {
    private var masks: [Key: Mask] = [:]
    private var pixels = 0

    /// Masks of at most this many bitmap pixels in all are kept: 16 bytes each, 64 MB.
    private static let limit = 1 << 22

    private struct Key: Hashable {
        var shape: Drawing.Shape
        var clip: Box?
        var width: Int
        var height: Int
    }

    package init() {}

    /// The mask of `mark` on a bitmap of this size, made by `draw` where it is not there yet; nil where it covers nothing.
    func mask(of mark: Drawing.Mark, on bitmap: Bitmap, draw: () throws(RasterError) -> Mask?) throws(RasterError)
        -> Mask?
    {
        let key = Key(shape: mark.shape, clip: mark.clip, width: bitmap.width, height: bitmap.height)
        if let mask = masks[key] { return mask }
        let mask = try draw()
        if let mask, pixels + mask.area <= Self.limit {
            masks[key] = mask
            pixels += mask.area
        }
        return mask
    }
}
