/// The gradient before a rectifier, where its output's lies: passed on where the output is above 0. On the way it is summed, for the bias.
struct RectifierGradient {
    let isRectified: Bool
    /// What the rectifier gave.
    let values: PlacedMap

    /// Changes the gradients, and writes a register of sums for each image and block of channels.
    func run(
        _ gradient: PlacedMap, _ given: UnsafeMutablePointer<Float>, _ seen: UnsafePointer<Float>, sums: TensorStorage
    ) {
        let map = gradient.map
        let (given, seen) = (
            UnsafeMutableRawPointer(given).assumingMemoryBound(to: Lanes.self),
            UnsafeRawPointer(seen).assumingMemoryBound(to: Lanes.self)
        )
        parallel(map.batch * map.blocks, cost: map.size.height * map.size.width * 16) { units in
            for unit in units {
                let (image, block) = unit.quotientAndRemainder(dividingBy: map.blocks)
                let own = given + gradient.start(image: image, block: block) / 16
                let output = seen + values.start(image: image, block: block) / 16
                sums.lanes[unit] = pass(own, output, map)
            }
        }
    }

    /// One block of an image, and its sum: each row's by itself, so that no sum of many values loses the last ones' digits.
    private func pass(
        _ given: UnsafeMutablePointer<Lanes>, _ output: UnsafePointer<Lanes>, _ map: BlockedMap
    ) -> Lanes {
        let (step, outputStep) = (map.rowStride / 16, values.map.rowStride / 16)
        var total = Lanes()
        for y in 0..<map.size.height {
            let (row, passed) = (given + y &* step, output + y &* outputStep)
            // Two sums, for the next addition to one need not wait for the last.
            var (even, odd) = (Lanes(), Lanes())
            for x in 0..<map.size.width {
                var value = row[x]
                if isRectified {
                    value.replace(with: 0, where: passed[x] .<= 0)
                    row[x] = value
                }
                (even, odd) = (odd, even + value)
            }
            total += even + odd
        }
        return total
    }
}

/// The gradient before a max pooling: each goes to the first value under its window that is the greatest, or, where one is not a number,
/// to the first of those.
struct PoolingGradient {
    private let g: ConvolutionGeometry
    private let size: Extent
    /// What was pooled.
    private let seen: PlacedMap
    /// What came of it.
    private let best: PlacedMap

    init(_ g: ConvolutionGeometry, size: Extent, seen: PlacedMap, best: PlacedMap) {
        (self.g, self.size, self.seen, self.best) = (g, size, seen, best)
    }

    /// Writes the gradient of what was pooled, from that of what came of it.
    func run(
        _ output: PlacedMap, to input: PlacedMap, _ given: UnsafeMutablePointer<Float>, _ values: UnsafePointer<Float>
    ) {
        let (values, lanes) = (
            UnsafeRawPointer(values).assumingMemoryBound(to: Lanes.self),
            UnsafeMutableRawPointer(given).assumingMemoryBound(to: Lanes.self)
        )
        let map = input.map
        parallel(map.batch * map.blocks, cost: g.placements * size.height * size.width * 16) { units in
            for unit in units {
                let (image, block) = unit.quotientAndRemainder(dividingBy: map.blocks)
                (given + input.offset + image * input.imageStride + block * map.blockStride)
                    .update(repeating: 0, count: map.blockStride)
                spread(
                    lanes + output.start(image: image, block: block) / 16,
                    values + best.start(image: image, block: block) / 16,
                    values + seen.start(image: image, block: block) / 16,
                    to: lanes + input.start(image: image, block: block) / 16, step: map.rowStride / 16,
                    outputStep: output.map.rowStride / 16)
            }
        }
    }

    /// The gradients of one block of an image.
    private func spread(
        _ given: UnsafePointer<Lanes>, _ best: UnsafePointer<Lanes>, _ seen: UnsafePointer<Lanes>,
        to target: UnsafeMutablePointer<Lanes>, step: Int, outputStep: Int
    ) {
        let (row, bestRow) = (self.seen.map.rowStride / 16, self.best.map.rowStride / 16)
        for y in 0..<g.output.height {
            let rows = clipped(y, g.window.stride.height, g.window.padding.top, size.height, g.input.height)
            for x in 0..<g.output.width {
                let columns = clipped(x, g.window.stride.width, g.window.padding.left, size.width, g.input.width)
                let greatest = best[y &* bestRow &+ x]
                // What is left to give: a lane is 0 once it was given.
                var rest = given[y &* outputStep &+ x]
                for v in rows {
                    for u in columns {
                        let value = seen[v &* row &+ u]
                        let isOther = (value .!= greatest) .& (value .== value)
                        let place = v &* step &+ u
                        target[place] += rest.replacing(with: 0, where: isOther)
                        rest.replace(with: 0, where: .!isOther)
                    }
                }
            }
        }
    }

    /// What the window at one placement sees of an axis.
    private func clipped(_ place: Int, _ stride: Int, _ padding: Int, _ size: Int, _ count: Int) -> Range<Int> {
        let first = place * stride - padding
        return max(first, 0)..<max(min(first + size, count), max(first, 0))
    }
}
