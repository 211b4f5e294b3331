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
            transposeSquare(
                row + start, stride: pixels, rows: count,
                into: UnsafeMutableRawPointer(target + start).assumingMemoryBound(to: Float.self),
                stride: Lanes.scalarCount, columns: min(length - start, Lanes.scalarCount))
        }
    }

    /// Gives up to sixteen images back, `[count, planes, H, W]`. There must be no padding.
    func scatter(into images: UnsafeMutablePointer<Float>, count: Int) {
        let whole = pixels / Lanes.scalarCount * Lanes.scalarCount
        for start in stride(from: 0, to: whole, by: Lanes.scalarCount) {
            transposeSquare(
                UnsafeRawPointer(base + start).assumingMemoryBound(to: Float.self), stride: Lanes.scalarCount,
                rows: Lanes.scalarCount, into: images + start, stride: pixels, columns: count)
        }
        for pixel in whole..<pixels {
            let values = base[pixel]
            for i in 0..<count { images[i * pixels + pixel] = values[i] }
        }
    }
}

/// Writes the first `columns` columns of sixteen by sixteen values as rows; rows beyond `rows` count as 0.
///
/// Four times, every two neighbors are unzipped into their even and odd lanes. Never inlined: as part of a larger function
/// the compiler does not keep all in registers, and takes fifty times as long.
@inline(never)
private func transposeSquare(
    _ source: UnsafePointer<Float>, stride: Int, rows: Int, into target: UnsafeMutablePointer<Float>,
    stride targetStride: Int, columns: Int
) {
    var square = InlineArray<16, Lanes>(repeating: Lanes())
    for i in 0..<16 where i < rows {
        square[i] = UnsafeRawPointer(source + i &* stride).loadUnaligned(as: Lanes.self)
    }
    for _ in 0..<4 {
        var next = InlineArray<16, Lanes>(repeating: Lanes())
        for i in 0..<8 {
            let pair = SIMD32(lowHalf: square[2 * i], highHalf: square[2 * i + 1])
            (next[i], next[i + 8]) = (pair.evenHalf, pair.oddHalf)
        }
        square = next
    }
    for i in 0..<16 where i < columns {
        UnsafeMutableRawPointer(target + i &* targetStride).storeBytes(of: square[i], as: Lanes.self)
    }
}
