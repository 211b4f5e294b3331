internal import CProcessor

/// Brings the images that come in, `[N, C, H, W]`, into a blocked map, unless they lie as such already.
struct BlockedInput: InferenceOperation {
    let method = "reorder"
    let output: PlacedMap

    func run(in memory: InferenceMemory) {
        if !output.map.isRowMajor { output.fill(from: memory.input, in: memory.values) }
    }
}

/// Brings rows that come in, `[N, count]`, into a program's memory.
struct RowsInput: InferenceOperation {
    let method = "copy"
    let output: PlacedRows

    func run(in memory: InferenceMemory) {
        (memory.values + output.offset).update(from: memory.input, count: output.batch * output.count)
    }
}

/// The values of a blocked map as a row for each image, channel by channel.
struct Flattening: InferenceOperation {
    let method = "reorder"
    let input: PlacedMap
    let output: PlacedRows

    func run(in memory: InferenceMemory) {
        input.read(from: memory.values, into: memory.values + output.offset)
    }
}

/// Hands the result over, row-major.
struct Handover: InferenceOperation {
    let method = "copy"
    let input: PlacedValue

    func run(in memory: InferenceMemory) { input.read(from: memory.values, into: memory.output) }
}

/// Copies parts behind one another into a larger map, where they could not be computed in place.
struct BlockedConcatenation: InferenceOperation {
    let method = "copy"
    let inputs: [PlacedMap]
    let output: PlacedMap

    func run(in memory: InferenceMemory) {
        let map = output.map
        for image in 0..<map.batch {
            var channel = 0
            for part in inputs {
                for own in 0..<part.map.channels {
                    for y in 0..<map.size.height {
                        let source = part.row(image: image, channel: own, y, in: memory.values)
                        let target = output.row(image: image, channel: channel, y, in: memory.values)
                        for x in 0..<map.size.width { target[x * map.depth] = source[x * part.map.depth] }
                    }
                    channel += 1
                }
            }
            output.clearRest(image: image, from: channel, in: memory.values)
        }
    }
}

/// A layer that a program has no step of its own for: its values leave the blocked layout and come back.
struct TensorOperation: InferenceOperation {
    let method: String
    let inputs: [(placed: PlacedValue, shape: [Int])]
    let output: PlacedValue
    let outputShape: [Int]
    let function: @Sendable ([Tensor]) throws(ShapeError) -> Tensor

    func run(in memory: InferenceMemory) throws(ShapeError) {
        let result = try function(
            inputs.map { input in
                Tensor(shape: input.shape) { target in
                    guard let target = target.baseAddress else { return }
                    input.placed.read(from: memory.values, into: target)
                }
            })
        guard result.shape == outputShape else {
            throw .mismatch(operation: method, argument: "its result", expected: outputShape, found: result.shape)
        }
        result.withValues { values in
            guard let values = values.baseAddress else { return }
            switch output {
            case .map(let map): map.fill(from: values, in: memory.values)
            case .rows(let rows): (memory.values + rows.offset).update(from: values, count: rows.batch * rows.count)
            }
        }
    }
}

/// Lays `count` values of up to sixteen channels, which are `distance` apart, side by side; from one place to the next are `step` values.
///
/// - Parameter reach: how many values there are from the first on. A square of 16 x 16 may write what lies beyond `count`.
func laySideBySide(
    _ source: UnsafePointer<Float>, channels: Int, distance: Int, count: Int, reach: Int,
    into target: UnsafeMutablePointer<Float>, step: Int
) {
    var x = 0
    while x < count {
        if channels == 16, x + 16 <= reach {
            lectern_transpose_tile(source + x, distance, target + x * step, step)
            x += 16
        } else {
            for channel in 0..<channels { target[x * step + channel] = source[channel * distance + x] }
            x += 1
        }
    }
}

extension PlacedValue {
    /// Copies the values, row-major.
    func read(from memory: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
        switch self {
        case .map(let map): map.read(from: memory, into: target)
        case .rows(let rows): target.update(from: memory + rows.offset, count: rows.batch * rows.count)
        }
    }
}

extension PlacedMap {
    /// Copies the values, row-major.
    func read(from memory: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
        let depth = map.depth
        forEachRow { place, channels, plane, reach in
            let (source, row) = (memory + place, target + plane)
            var x = 0
            while x < map.size.width {
                if channels == 16, x + 16 <= reach {
                    lectern_transpose_tile(source + x * 16, 16, row + x, planeCount)
                    x += 16
                } else {
                    for channel in 0..<channels { row[channel * planeCount + x] = source[x * depth + channel] }
                    x += 1
                }
            }
        }
    }

    /// Takes row-major values, and writes the zeros around them and in channels that there are not.
    func fill(from source: UnsafePointer<Float>, in memory: UnsafeMutablePointer<Float>) {
        let depth = map.depth
        forEachRow { place, channels, plane, reach in
            let (row, target) = (source + plane, memory + place)
            if depth == 1 { return target.update(from: row, count: map.size.width) }
            laySideBySide(
                row, channels: channels, distance: planeCount, count: map.size.width, reach: reach, into: target,
                step: depth)
        }
        for image in 0..<map.batch { clearRest(image: image, from: map.channels, in: memory) }
    }

    /// The values of one channel.
    private var planeCount: Int { map.size.height * map.size.width }

    /// Calls `body` with each row of each block: where it lies in memory, how many channels the block has, where the first channel's row
    /// lies among row-major values, and how many values of this channel there are from the row's start on. Rows of a block follow one
    /// another on one thread, so what a square of 16 x 16 values writes beyond the end of a row, the next row replaces, and the zeros
    /// around it, which come last.
    @inline(__always)
    private func forEachRow(_ body: (_ place: Int, _ channels: Int, _ plane: Int, _ reach: Int) -> Void) {
        let size = map.size
        parallel(map.batch * map.blocks, cost: planeCount * map.depth) { blocks in
            for block in blocks {
                let (image, own) = block.quotientAndRemainder(dividingBy: map.blocks)
                let channels = min(map.depth, map.channels - own * map.depth)
                let (first, plane) = (
                    start(image: image, block: own), (image * map.channels + own * map.depth) * planeCount
                )
                for y in 0..<size.height {
                    body(first + y * map.rowStride, channels, plane + y * size.width, planeCount - y * size.width)
                }
            }
        }
    }

    /// Writes zeros around all maps of an image and in the channels from `channel` on, which fill up the last block.
    func clearRest(image: Int, from channel: Int, in memory: UnsafeMutablePointer<Float>) {
        for block in 0..<map.blocks { clearBorder(image: image, block: block, in: memory) }
        for rest in channel..<(map.blocks * map.depth) {
            for y in 0..<map.size.height {
                let target = row(image: image, channel: rest, y, in: memory)
                for x in 0..<map.size.width { target[x * map.depth] = 0 }
            }
        }
    }

    fileprivate func row(
        image: Int, channel: Int, _ y: Int, in memory: UnsafeMutablePointer<Float>
    ) -> UnsafeMutablePointer<Float> {
        memory + start(image: image, block: channel / map.depth) + y * map.rowStride + channel % map.depth
    }
}
