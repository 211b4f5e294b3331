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
                for tap in 0..<size { filter[tap] = WideLanes(weights[tap]) }
                Tile.transformFilter(filter, half, into: factors)
                for i in 0..<Tile.products { store(i, 0, Lanes(factors[i])) }
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
            parallel(c.groups * blocks, cost: c.groupBlocks * depth * size * positions * 32) { range in
                let room = TensorStorage(count: size * 16)
                for block in range {
                    let (group, own) = block.quotientAndRemainder(dividingBy: blocks)
                    let (set, inSet) = own.quotientAndRemainder(dividingBy: c.blocksInSet)
                    let width = min(c.blocksInSet, blocks - set * c.blocksInSet)
                    let start = target + (group * blocks + set * c.blocksInSet) * blockStride + inSet
                    let first = group * filters + own * 16
                    let count = min(16, filters - own * 16)
                    room.base.update(repeating: 0, count: size * 16)
                    for channel in 0..<(c.groupBlocks * depth) {
                        if channel < channels {
                            for k in 0..<count {
                                let source = weight + ((first + k) * channels + channel) * size
                                for tap in 0..<size { room.base[tap * 16 + k] = source[tap] }
                            }
                        } else {
                            room.base.update(repeating: 0, count: size * 16)
                        }
                        let (channelBlock, lane) = channel.quotientAndRemainder(dividingBy: depth)
                        factors(room.lanes) { position, tap, value in
                            let place = ((channelBlock * taps + tap) * depth + lane) * width
                            start[position * positionStride + place] = value
                        }
                    }
                }
            }
        }
    }
}
