internal import CProcessor

/// Max pooling of blocked maps, sixteen channels at once. NaN wins, as in ``maxPool2d(_:size:window:)``.
struct BlockedMaxPool: InferenceOperation {
    let method = "max pool"
    let input: PlacedMap
    let output: PlacedMap
    let size: Extent
    let window: Window

    func run(in memory: InferenceMemory) {
        let (from, to) = (input.map, output.map)
        let rows = to.size.height
        parallel(to.batch * to.blocks * rows, cost: to.size.width * size.height * size.width * 4) { jobs in
            for job in jobs {
                let (plane, y) = job.quotientAndRemainder(dividingBy: rows)
                let (image, block) = plane.quotientAndRemainder(dividingBy: to.blocks)
                let source = memory.lanes(input.start(image: image, block: block))
                let target = memory.lanes(output.start(image: image, block: block)) + y * to.rowStride / 16
                let seen = clipped(y, window.stride.height, window.padding.top, size.height, from.size.height)
                for x in 0..<to.size.width {
                    let columns = clipped(x, window.stride.width, window.padding.left, size.width, from.size.width)
                    var best = Lanes(repeating: -.infinity)
                    for v in seen {
                        let row = source + v &* (from.rowStride / 16)
                        for u in columns {
                            let value = row[u]
                            // What the next row of windows sees: by itself a processor looks ahead to the end of a page.
                            lectern_prefetch(row + (u &+ window.stride.height &* (from.rowStride / 16)))
                            // False for a NaN, which so wins, and once it has won, stays.
                            best.replace(with: value, where: .!(value .<= best) .& (best .== best))
                        }
                    }
                    target[x] = best
                }
                if y == 0 { output.clearBorder(image: image, block: block, in: memory.values) }
            }
        }
    }

    /// What the window at one placement sees of an axis.
    private func clipped(_ place: Int, _ stride: Int, _ padding: Int, _ size: Int, _ count: Int) -> Range<Int> {
        let first = place * stride - padding
        return max(first, 0)..<min(first + size, count)
    }
}

/// The mean of each map of an image: `[N, C]`.
struct BlockedGlobalAverage: InferenceOperation {
    let method = "mean"
    let input: PlacedMap
    let output: PlacedRows

    func run(in memory: InferenceMemory) {
        let map = input.map
        parallel(map.batch * map.blocks, cost: map.size.height * map.size.width * 8) { jobs in
            for job in jobs {
                let (image, block) = job.quotientAndRemainder(dividingBy: map.blocks)
                let source = memory.lanes(input.start(image: image, block: block))
                var sum = SIMD16<Double>()
                for y in 0..<map.size.height {
                    for x in 0..<map.size.width { sum += SIMD16<Double>(source[y &* (map.rowStride / 16) &+ x]) }
                }
                let mean = SIMD16<Float>(sum / Double(map.size.height * map.size.width))
                let target = memory.values + output.offset + image * output.count + block * 16
                for c in 0..<min(16, map.channels - block * 16) { target[c] = mean[c] }
            }
        }
    }
}
