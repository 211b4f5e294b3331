import CGD

/// A looping animation as GIF bytes.
package enum GIF {
    /// Encodes frames of one size, each shown for its own time.
    ///
    /// All frames share one palette. The colors that fill the most pixels are kept exactly; the many shades of smooth edges share the rest.
    package static func encode(_ frames: [Pixels], hundredths: [Int]) throws(RasterError) -> [UInt8] {
        precondition(frames.count == hundredths.count)
        guard let first = frames.first else { throw .size(width: 0, height: 0) }
        let palette = try SharedPalette(of: frames)
        var size: Int32 = 0
        var previous: Bitmap?
        var bytes: [UInt8] = []
        for (frame, time) in zip(frames, hundredths) {
            precondition(frame.width == first.width && frame.height == first.height)
            let bitmap = try palette.indexed(frame)
            if previous == nil { bytes = try takeBytes(cgd_gif_begin(bitmap.image, &size), size) }
            bytes += try takeBytes(
                cgd_gif_add(bitmap.image, previous?.image, Int32(clamping: time), &size), size)
            previous = bitmap
        }
        return bytes + (try takeBytes(cgd_gif_end(&size), size))
    }
}

/// Up to 255 colors for all frames of an animation: one is left for the pixels that stay as they are.
struct SharedPalette {
    /// Colors that are kept exactly.
    private static let exact = 96
    private static let limit = 255

    private let colors: [UInt32]
    private let index: [UInt32: UInt8]

    init(of frames: [Pixels]) throws(RasterError) {
        var counts: [UInt32: Int] = [:]
        for frame in frames {
            // By runs of one color: a figure is mostly ground.
            var (run, length) = (frame.values[0], 0)
            for value in frame.values {
                if value != run {
                    counts[run, default: 0] += length
                    (run, length) = (value, 0)
                }
                length += 1
            }
            counts[run, default: 0] += length
        }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let palette = ranked.count <= SharedPalette.limit ? ranked : try SharedPalette.reduced(ranked)
        colors = palette
        index = Dictionary(
            uniqueKeysWithValues: ranked.map { ($0, SharedPalette.nearest(to: $0, in: palette)) })
    }

    private static func reduced(_ ranked: [UInt32]) throws(RasterError) -> [UInt32] {
        let rest = Array(ranked[exact...])
        var used: Int32 = 0
        let quantized = [UInt32](unsafeUninitializedCapacity: limit - exact) { buffer, count in
            used = cgd_quantize(rest, Int32(rest.count), buffer.baseAddress, Int32(limit - exact))
            count = Int(used)
        }
        guard used > 0 else { throw .outOfMemory }
        return Array(ranked[..<exact]) + quantized
    }

    private static func nearest(to color: UInt32, in palette: [UInt32]) -> UInt8 {
        var best = 0
        var least = Int.max
        for (index, candidate) in palette.enumerated() {
            let distance = [16, 8, 0].reduce(0) { sum, shift in
                let difference = Int(color >> shift & 255) - Int(candidate >> shift & 255)
                return sum + difference * difference
            }
            if distance < least { (best, least) = (index, distance) }
        }
        return UInt8(best)
    }

    func indexed(_ frame: Pixels) throws(RasterError) -> Bitmap {
        // Every pixel's color was counted above, so the index has it.
        var (last, lastIndex) = (frame.values[0], index[frame.values[0]] ?? 0)
        let indices = frame.values.map { value in
            if value != last { (last, lastIndex) = (value, index[value] ?? 0) }
            return lastIndex
        }
        return try Bitmap(
            owning: cgd_create_indexed(
                Int32(frame.width), Int32(frame.height), indices, colors, Int32(colors.count)))
    }
}
