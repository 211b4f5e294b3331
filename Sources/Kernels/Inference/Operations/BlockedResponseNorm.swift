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
            // A row's pixels, with zeros before the first channel and after the last. They are all stored before the first is read: what was
            // stored a moment ago comes back slowly when it is read at other borders.
            let length = blocks * 16 + size
            let squares = Tensor.zeros([width * length])
            let (inputStride, outputStride) = (input.map.blockStride / 16, map.blockStride / 16)
            for job in jobs {
                let (image, y) = job.quotientAndRemainder(dividingBy: rows)
                let source = memory.lanes(input.start(image: image, block: 0)) + y * (input.map.rowStride / 16)
                let target = memory.lanes(output.start(image: image, block: 0)) + y * (map.rowStride / 16)
                for block in 0..<blocks {
                    for x in 0..<width {
                        let value = source[block &* inputStride &+ x]
                        let place = squares.storage.base + (x &* length &+ block &* 16 &+ size / 2)
                        UnsafeMutableRawPointer(place).storeBytes(of: value * value, as: Lanes.self)
                    }
                }
                for block in 0..<blocks {
                    for x in 0..<width {
                        let window = UnsafeRawPointer(squares.storage.base + (x &* length &+ block &* 16))
                        var sum = Lanes()
                        for neighbor in 0..<size {
                            sum += window.loadUnaligned(fromByteOffset: 4 &* neighbor, as: Lanes.self)
                        }
                        let root = (k + alpha * sum).squareRoot()
                        target[block &* outputStride &+ x] =
                            source[block &* inputStride &+ x] / (root * root.squareRoot())
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
