internal import CProcessor

// From sums over tiles back to a filter's taps, in the order of the weight.
extension WinogradWeightGradient {
    /// Takes the sums back to taps, and brings these into the weight's order.
    func weight(from sums: UnsafePointer<Lanes>) -> Tensor {
        let (rows, filters) = (rows, gradient.map.blocks)
        return Tensor(shape: g.weightShape) { target in
            guard let target = target.baseAddress else { return }
            parallel(filters * rows / 16, cost: 16 * Tile.products * 64) { jobs in
                let room = Room()
                for job in jobs {
                    let (filter, channel) = job.quotientAndRemainder(dividingBy: rows / 16)
                    collect(
                        sums + (filter * rows + channel * 16), step: filters * rows, filters: filter,
                        channels: channel, room, into: target)
                }
            }
        }
    }

    /// What taking one block's sums back to taps needs.
    struct Room {
        private let storage = TensorStorage(count: Tile.taps * (Tile.pixels + 16 * Tile.taps) * 16)
        var half: UnsafeMutablePointer<Lanes> { storage.lanes }
        var taps: UnsafeMutablePointer<Lanes> { storage.lanes + Tile.taps * Tile.pixels }
    }

    /// Takes the sums of one block of channels, for one block of filters, back to taps; from one of a tile's products to the next are `step`
    /// registers.
    func collect(
        _ sums: UnsafePointer<Lanes>, step: Int, filters: Int, channels: Int, _ room: Room,
        into weight: UnsafeMutablePointer<Float>
    ) {
        let (n, r, half, taps) = (Tile.pixels, Tile.taps, room.half, room.taps)
        for lane in 0..<16 {
            for j in 0..<n {
                Tile.collectTaps(sums + (lane &+ j &* step), stride: n &* step, into: half + j, stride: n)
            }
            for i in 0..<r {
                Tile.collectTaps(half + i &* n, stride: 1, into: taps + (lane &* r &+ i) &* r, stride: 1)
            }
        }
        write(
            UnsafeRawPointer(taps).assumingMemoryBound(to: Float.self),
            columns: min(16, g.groupChannels - channels * 16) * r * r, filters: min(16, g.filters - filters * 16),
            into: weight + (filters * 16 * g.patchSize + channels * 16 * r * r))
    }

    /// Writes registers of sixteen filters as a row for each filter.
    private func write(
        _ taps: UnsafePointer<Float>, columns: Int, filters: Int, into target: UnsafeMutablePointer<Float>
    ) {
        var column = 0
        while filters == 16, column + 16 <= columns {
            lectern_transpose_tile(taps + column * 16, 16, target + column, g.patchSize)
            column += 16
        }
        for column in column..<max(column, columns) {
            for filter in 0..<filters { target[filter * g.patchSize + column] = taps[column * 16 + filter] }
        }
    }
}
