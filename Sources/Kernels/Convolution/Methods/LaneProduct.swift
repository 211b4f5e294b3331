internal import CProcessor

/// The product of packed filters with columns of sixteen values: `out[l][k] = sum over c of filters[k][c] in[l][c]`, every
/// value a register of lanes. A block of sums stays in registers over all channels.
///
/// - Source: Goto and van de Geijn, *Anatomy of high-performance matrix multiplication*, 2008.
struct LaneProduct {
    /// How many filters' sums are computed at once.
    static let filters = 6

    let count: Int
    let channels: Int

    /// How many blocks of filters there are; the last may be filled up.
    var blocks: Int { (count + LaneProduct.filters - 1) / LaneProduct.filters }
    /// How many factors the packed filters have.
    var packedCount: Int { blocks * LaneProduct.filters * channels }

    /// Where the factor of a filter for a channel is kept: the channels of a block of filters follow each other.
    func place(filter: Int, channel: Int) -> Int {
        let (block, k) = filter.quotientAndRemainder(dividingBy: LaneProduct.filters)
        return (block * channels + channel) * LaneProduct.filters + k
    }

    /// The sums of one block of filters for `columns` columns.
    ///
    /// - Parameters: `values` `[columns][channels]`; `factors` as packed; `sums` `[columns][count]`.
    func multiply(
        block: Int, _ factors: UnsafePointer<Float>, _ values: UnsafePointer<Lanes>, columns: Int,
        into sums: UnsafeMutablePointer<Lanes>
    ) {
        let factors = factors + block * channels * LaneProduct.filters
        let first = block * LaneProduct.filters
        let used = min(LaneProduct.filters, count - first)
        var column = 0
        func take<let width: Int>(_ tile: SumTile<6, width>) {
            var tile = tile
            tile.add(values + column &* channels, stride: channels, factors, count: channels)
            tile.store(into: sums + (column &* count &+ first), stride: count, filters: used)
            column += width
        }
        // A tile of 6 by 4 fills the 32 registers of AVX-512; AVX2's 16 hold 6 columns of two each.
        if lectern_vector_registers() == 32 {
            while column + 4 <= columns { take(SumTile<6, 4>()) }
            if column + 2 <= columns { take(SumTile<6, 2>()) }
        }
        while column < columns { take(SumTile<6, 1>()) }
    }
}

/// Sums for some filters and some columns.
private struct SumTile<let filters: Int, let columns: Int> {
    private var sums = InlineArray<filters, InlineArray<columns, Lanes>>(
        repeating: InlineArray(repeating: Lanes()))

    init() {}

    @inline(__always)
    mutating func add(_ values: UnsafePointer<Lanes>, stride: Int, _ factors: UnsafePointer<Float>, count: Int) {
        for c in 0..<count {
            let factors = factors + c &* filters
            for x in 0..<columns {
                let value = values[x &* stride &+ c]
                for k in 0..<filters { sums[k][x] = sums[k][x].plus(value, times: Lanes(repeating: factors[k])) }
            }
        }
    }

    @inline(__always)
    func store(into target: UnsafeMutablePointer<Lanes>, stride: Int, filters used: Int) {
        for k in 0..<filters where k < used {
            for x in 0..<columns { target[x &* stride &+ k] = sums[k][x] }
        }
    }
}
