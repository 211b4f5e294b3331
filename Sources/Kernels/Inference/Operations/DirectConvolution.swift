/// A convolution of blocked maps, as its definition says: every tap times what it sees. Filters of any size, stride, dilation
/// and number of groups.
///
/// Two blocks of filters, over some rows of one image, are one job. The rows of a job are so many that what they see stays in the
/// second cache while one pair of blocks after another passes over it.
struct DirectConvolution: InferenceOperation {
    let method = "direct"
    let convolution: PlacedConvolution
    private let factors: PackedFactors
    private let product: BlockedProduct
    /// Placements as they follow one another in memory: rows of the output, or, where nothing lies between rows, longer ones.
    private let rows: Int, width: Int, lastWidth: Int
    private let rowsInJob: Int
    /// Where narrow rows are taken together, the places of all placements.
    private let places: [ScatteredPlacement]

    init(_ convolution: PlacedConvolution, _ weight: Tensor) {
        self.convolution = convolution
        let (c, input) = (convolution, convolution.input.map)
        // Of channels that lie apart, the taps of a row are what follows one another.
        let joinsTaps = input.depth == 1 && c.window.dilation.width == 1
        var taps: [Int] = []
        for block in 0..<c.groupBlocks {
            for r in 0..<c.filter.height {
                for s in 0..<(joinsTaps ? 1 : c.filter.width) {
                    taps.append(
                        block * input.blockStride + r * c.window.dilation.height * input.rowStride
                            + s * c.window.dilation.width * input.depth)
                }
            }
        }
        product = BlockedProduct(
            taps: taps, depth: joinsTaps ? c.filter.width : input.depth, step: c.window.stride.width * input.depth)
        factors = PackedFactors(tapsOf: weight, c)
        let output = c.output.map.size
        places = c.isFlat || !BlockedProduct.isNarrow(output.width) ? [] : c.places(step: product.step)
        if c.isFlat || !places.isEmpty {
            let count = output.height * output.width
            width = min(BlockedProduct.placementsAtOnce, count)
            rows = (count + width - 1) / width
            lastWidth = count - (rows - 1) * width
        } else {
            (rows, width, lastWidth) = (output.height, output.width, output.width)
        }
        let seen = max(width * c.window.stride.width * c.window.stride.height * c.groupBlocks * input.depth * 4, 1)
        rowsInJob = min(max((256 << 10) / seen, 1), max(rows, 1))
    }

    func run(in memory: InferenceMemory) {
        let c = convolution
        let sets = c.groups * c.setsInGroup
        // At least a few jobs for each thread, so that all end at about the same time.
        let wanted = (4 * Threads.count + sets * c.batch - 1) / max(sets * c.batch, 1)
        let most = max(min(rowsInJob, rows / max(wanted, 1)), 1)
        let chunks = (rows + most - 1) / most
        let count = c.batch * chunks * sets
        // Few jobs are of one length and given out one by one: else one thread has the last rows alone, and the others wait.
        let areFew = wanted > 1
        parallel(count, parts: areFew ? count : 4 * Threads.count) { jobs in
            for job in jobs {
                let (place, set) = job.quotientAndRemainder(dividingBy: sets)
                let (image, chunk) = place.quotientAndRemainder(dividingBy: chunks)
                let some =
                    areFew
                    ? (rows * chunk / chunks)..<(rows * (chunk + 1) / chunks)
                    : (chunk * most)..<min((chunk + 1) * most, rows)
                run(image: image, rows: some, set: set, in: memory)
            }
        }
        c.clearOutputBorder(in: memory)
    }

    private func run(image: Int, rows: Range<Int>, set: Int, in memory: InferenceMemory) {
        let c = convolution
        let (group, setInGroup) = set.quotientAndRemainder(dividingBy: c.setsInGroup)
        let firstBlock = group * c.groupFilterBlocks + setInGroup * c.blocksInSet
        let blocks = min(c.blocksInSet, (group + 1) * c.groupFilterBlocks - firstBlock)
        let factors = self.factors.start(block: firstBlock)
        let values = c.input.map.isRowMajor ? memory.input : UnsafePointer(memory.values + c.input.offset)
        let corner = c.input.start(image: image, block: group * c.groupBlocks) - c.input.offset - c.cornerOffset
        let input = values + corner
        let (inputRow, outputRow) =
            c.isFlat ? (width * 16, width * 16) : (c.inputRowStride, c.output.map.rowStride)
        var target = c.target(image: image, block: firstBlock, in: memory)
        let (output, residual) = (target.output, target.residual)
        let residualRow = c.isFlat ? width : (c.residual?.map.rowStride ?? 0) / 16
        places.withUnsafeBufferPointer { places in
            for y in rows {
                let width = y == self.rows - 1 ? lastWidth : width
                let calls = BlockedProduct.calls(width)
                for call in 0..<calls {
                    target.share = ((y - rows.lowerBound) * calls + call, rows.count * calls)
                    let (x, end) = (width * call / calls, width * (call + 1) / calls)
                    if !places.isEmpty, let places = places.baseAddress {
                        product(
                            input, factors, at: places + (y * self.width + x), width: end - x, into: target)
                        continue
                    }
                    target.output = output + (y * outputRow / 16 + x)
                    target.residual = residual.map { $0 + (y * residualRow + x) }
                    product(
                        input + (y * inputRow + x * product.step), factors, width: end - x, blocks: blocks,
                        into: target)
                }
            }
        }
    }
}

extension PlacedConvolution {
    /// Where all placements of an image lie, row by row; `step` values lie between two of a row.
    fileprivate func places(step: Int) -> [ScatteredPlacement] {
        let (size, row) = (output.map.size, output.map.rowStride / 16)
        let residualRow = (residual?.map.rowStride ?? 0) / 16
        return (0..<(size.height * size.width)).map { place in
            let (y, x) = place.quotientAndRemainder(dividingBy: size.width)
            return ScatteredPlacement(
                input: y * inputRowStride + x * step, output: y * row + x, residual: y * residualRow + x)
        }
    }
}
