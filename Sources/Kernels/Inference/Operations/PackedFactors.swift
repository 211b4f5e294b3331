internal import CProcessor

/// A convolution's weights as ``BlockedProduct`` reads them: by group and set of filters' blocks, and there by block of channels, tap,
/// channel and filter.
struct PackedFactors: Sendable {
    private let storage: TensorStorage
    /// From one position to the next, in registers.
    private let positionStride: Int
    /// For one block of filters, in registers.
    private let blockStride: Int

    /// The factors are the taps themselves.
    init(tapsOf weight: Tensor, _ convolution: PlacedConvolution) {
        let taps = convolution.filter.height * convolution.filter.width
        self.init(weight, convolution, positions: 1, taps: taps) { weights, store in
            for tap in 0..<taps { store(0, tap, weights[tap]) }
        }
    }

    /// The factors are the taps' transforms, one for each of a tile's products.
    init<Tile: WinogradTile>(_: Tile.Type, of weight: Tensor, _ convolution: PlacedConvolution) {
        self.init(weight, convolution, positions: Tile.products, taps: 1) { weights, store in
            let (size, rows) = (Tile.taps * Tile.taps, Tile.taps * Tile.pixels)
            withUnsafeTemporaryAllocation(of: WideLanes.self, capacity: size + rows + Tile.products) { room in
                guard let filter = room.baseAddress else { return }
                let (half, factors) = (filter + size, filter + size + rows)
                for tap in 0..<size { filter[tap] = weights[tap].widened() }
                Tile.transformFilter(filter, half, into: factors)
                for i in 0..<Tile.products { store(i, 0, Lanes(rounding: factors[i])) }
            }
        }
    }

    /// The first factors for one position, from some block of filters on.
    func start(position: Int = 0, block: Int) -> UnsafePointer<Lanes> {
        UnsafePointer(storage.lanes + position * positionStride + block * blockStride)
    }

    /// - Parameter factors: makes, of sixteen filters' weights for one channel, a register a tap, their factors.
    @inline(__always)
    private init(
        _ weight: Tensor, _ c: PlacedConvolution, positions: Int, taps: Int,
        _ factors: (UnsafePointer<Lanes>, (_ position: Int, _ tap: Int, Lanes) -> Void) -> Void
    ) {
        let (depth, channels, filters) = (c.input.map.depth, weight.shape[1], c.output.map.channels / c.groups)
        let size = c.filter.height * c.filter.width
        let blocks = c.groupFilterBlocks
        blockStride = c.groupBlocks * taps * depth
        positionStride = c.groups * blocks * blockStride
        storage = TensorStorage(count: positions * positionStride * 16)
        let (target, positionStride, blockStride) = (storage.lanes, positionStride, blockStride)
        weight.withValues { weight in
            guard let weight = weight.baseAddress else { return }
            let jobs = c.groups * c.setsInGroup * c.groupBlocks
            parallel(jobs, cost: c.blocksInSet * depth * size * positions * 4) { range in
                // Sixteen filters' weights for one block of channels: a register for each channel and tap.
                let room = TensorStorage(count: size * depth * 16)
                // Positions lie far apart: what belongs to one is gathered here and then written side by side.
                let gathered = TensorStorage(count: positions > 1 ? positions * taps * depth * c.blocksInSet * 16 : 0)
                for job in range {
                    let (set, channelBlock) = job.quotientAndRemainder(dividingBy: c.groupBlocks)
                    let (group, setInGroup) = set.quotientAndRemainder(dividingBy: c.setsInGroup)
                    let first = setInGroup * c.blocksInSet
                    let width = min(c.blocksInSet, blocks - first)
                    let length = taps * depth * width
                    let start = target + ((group * blocks + first) * blockStride + channelBlock * length)
                    let here = positions > 1 ? gathered.lanes : start
                    for inSet in 0..<width {
                        let filter = (first + inSet) * 16
                        let source = weight + ((group * filters + filter) * channels + channelBlock * depth) * size
                        Self.turn(
                            source, rows: min(16, filters - filter),
                            columns: min(depth, channels - channelBlock * depth) * size, of: channels * size,
                            into: room, most: size * depth)
                        for lane in 0..<depth {
                            factors(room.lanes + lane * size) { position, tap, value in
                                here[position * length + (tap * depth + lane) * width + inSet] = value
                            }
                        }
                    }
                    guard positions > 1 else { continue }
                    for position in 0..<positions {
                        (start + position * positionStride).update(from: here + position * length, count: length)
                    }
                }
            }
        }
    }

    /// Writes columns as registers: up to 16 rows of `stride` values, and zeros for those that are missing, up to `most` columns.
    private static func turn(
        _ source: UnsafePointer<Float>, rows: Int, columns: Int, of stride: Int, into target: TensorStorage, most: Int
    ) {
        var column = 0
        while rows == 16, column + 16 <= columns {
            lectern_transpose_tile(source + column, stride, target.base + column * 16, 16)
            column += 16
        }
        (target.base + column * 16).update(repeating: 0, count: (most - column) * 16)
        for column in column..<max(column, columns) {
            for row in 0..<rows { target.base[column * 16 + row] = source[row * stride + column] }
        }
    }
}
