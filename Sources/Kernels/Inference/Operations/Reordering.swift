/// Brings the images that come in, `[N, C, H, W]`, into a blocked map.
struct BlockedInput: InferenceOperation {
    let method = "reorder"
    let output: PlacedMap

    func run(in memory: InferenceMemory) {
        output.fill(from: memory.input, in: memory.values)
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
        let (width, depth) = (map.size.width, map.depth)
        parallel(map.batch * map.channels, cost: map.size.height * width * 2) { planes in
            for plane in planes {
                let (image, channel) = plane.quotientAndRemainder(dividingBy: map.channels)
                for y in 0..<map.size.height {
                    let source = memory + place(image: image, channel: channel, y)
                    let row = target + (plane * map.size.height + y) * width
                    for x in 0..<width { row[x] = source[x &* depth] }
                }
            }
        }
    }

    /// Takes row-major values, and writes the zeros around them and in channels that there are not.
    func fill(from source: UnsafePointer<Float>, in memory: UnsafeMutablePointer<Float>) {
        let (width, depth) = (map.size.width, map.depth)
        parallel(map.batch * map.channels, cost: map.size.height * width * 2) { planes in
            for plane in planes {
                let (image, channel) = plane.quotientAndRemainder(dividingBy: map.channels)
                for y in 0..<map.size.height {
                    let target = row(image: image, channel: channel, y, in: memory)
                    let row = source + (plane * map.size.height + y) * width
                    for x in 0..<width { target[x &* depth] = row[x] }
                }
            }
        }
        for image in 0..<map.batch { clearRest(image: image, from: map.channels, in: memory) }
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
    ) -> UnsafeMutablePointer<Float> { memory + place(image: image, channel: channel, y) }

    private func place(image: Int, channel: Int, _ y: Int) -> Int {
        start(image: image, block: channel / map.depth) + y * map.rowStride + channel % map.depth
    }
}
