/// AlexNet's normalization of blocked maps, ``localResponseNorm(_:size:alpha:beta:k:)`` with the paper's exponent of 3/4: the squares of
/// all channels of a pixel are laid side by side, and sixteen windows over them summed at once.
struct BlockedResponseNorm: InferenceOperation {
    let method = "response norm"
    let input: PlacedMap
    let output: PlacedMap
    let size: Int
    let alpha: Float
    let k: Float

    func run(in memory: InferenceMemory) {
        let map = output.map
        let (rows, width, blocks) = (map.size.height, map.size.width, map.blocks)
        parallel(map.batch * rows, cost: width * blocks * (size + 40)) { jobs in
            // Zeros lie before the first channel and after the last.
            let squares = Tensor.zeros([blocks * 16 + size])
            let first = squares.storage.base
            for job in jobs {
                let (image, y) = job.quotientAndRemainder(dividingBy: rows)
                let source = memory.lanes(input.start(image: image, block: 0)) + y * (input.map.rowStride / 16)
                let target = memory.lanes(output.start(image: image, block: 0)) + y * (map.rowStride / 16)
                for x in 0..<width {
                    for block in 0..<blocks {
                        let value = source[block &* (input.map.blockStride / 16) &+ x]
                        UnsafeMutableRawPointer(first + size / 2 + block * 16).storeBytes(
                            of: value * value, as: Lanes.self)
                    }
                    for block in 0..<blocks {
                        var sum = Lanes()
                        for neighbor in 0..<size {
                            sum += UnsafeRawPointer(first + block * 16 + neighbor).loadUnaligned(as: Lanes.self)
                        }
                        let root = (k + alpha * sum).squareRoot()
                        let value = source[block &* (input.map.blockStride / 16) &+ x]
                        target[block &* (map.blockStride / 16) &+ x] = value / (root * root.squareRoot())
                    }
                }
            }
            withExtendedLifetime(squares) {}
        }
        for image in 0..<map.batch {
            for block in 0..<blocks { output.clearBorder(image: image, block: block, in: memory.values) }
        }
    }
}
