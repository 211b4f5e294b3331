internal import CProcessor

/// Sixteen images side by side: lane i of every register belongs to image i. What is done to a register is done to sixteen
/// images, whatever their sizes are, so that rows of ten pixels fill a register as rows of a thousand do.
struct ImageLanes {
    static let images = Lanes.scalarCount

    private let planes: Int
    private let size: Extent
    private let padding: Padding
    private let storage: TensorStorage

    /// How far apart rows and planes lie.
    let rowStride: Int
    let planeStride: Int

    /// Room for `planes` planes of sixteen images with zeros around each, and `spare` registers more.
    init(planes: Int, size: Extent, padding: Padding = Padding(), spare: Int = 0) {
        (self.planes, self.size, self.padding) = (planes, size, padding)
        rowStride = padding.left + size.width + padding.right
        planeStride = rowStride * (padding.top + size.height + padding.bottom)
        let registers = planes * planeStride
        storage = TensorStorage(count: (registers + spare) * Lanes.scalarCount)
        let zeros = padding == Padding() ? registers..<(registers + spare) : 0..<(registers + spare)
        for i in zeros { lanesOfStorage[i] = Lanes() }
    }

    private var lanesOfStorage: UnsafeMutablePointer<Lanes> {
        UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: Lanes.self)
    }

    /// Row by row, plane by plane, with the padding.
    var base: UnsafeMutablePointer<Lanes> { lanesOfStorage }

    private var pixels: Int { planes * size.height * size.width }

    /// Takes up to sixteen images, `[count, planes, H, W]`; the other lanes become 0.
    func gather(_ images: UnsafePointer<Float>, count: Int) {
        if padding == Padding() { return gatherRow(images, length: pixels, count: count, into: base) }
        for plane in 0..<planes {
            for y in 0..<size.height {
                gatherRow(
                    images + (plane * size.height + y) * size.width, length: size.width, count: count,
                    into: base + plane * planeStride + (y + padding.top) * rowStride + padding.left)
            }
        }
    }

    private func gatherRow(
        _ row: UnsafePointer<Float>, length: Int, count: Int, into target: UnsafeMutablePointer<Lanes>
    ) {
        for start in stride(from: 0, to: length, by: Lanes.scalarCount) {
            // A short row is read past its end, where at least the tensor's spare register lies.
            lectern_transpose_part(
                row + start, pixels, count,
                UnsafeMutableRawPointer(target + start).assumingMemoryBound(to: Float.self), Lanes.scalarCount,
                min(length - start, Lanes.scalarCount))
        }
    }

    /// Gives up to sixteen images back, `[count, planes, H, W]`. There must be no padding.
    func scatter(into images: UnsafeMutablePointer<Float>, count: Int) {
        let whole = pixels / Lanes.scalarCount * Lanes.scalarCount
        for start in stride(from: 0, to: whole, by: Lanes.scalarCount) {
            lectern_transpose_part(
                UnsafeRawPointer(base + start).assumingMemoryBound(to: Float.self), Lanes.scalarCount,
                Lanes.scalarCount, images + start, pixels, count)
        }
        for pixel in whole..<pixels {
            let values = base[pixel]
            for i in 0..<count { images[i * pixels + pixel] = values[i] }
        }
    }
}
