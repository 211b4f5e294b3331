internal import CProcessor

/// The inner loop of all convolutions of a plan: for some neighboring placements and some blocks of sixteen filters,
///
///     sums[x][k] = bias[k] + sum over taps and channels of input[x * step + tap + channel] * weights[tap][channel][k]
///
/// with every sum in a register from the first tap to the last. A register of factors is read once and used for all
/// placements; a value of the input is read once and used for all blocks.
///
/// - Source: Georganas et al., *Anatomy of high-performance deep learning convolutions on SIMD architectures*, 2018.
struct BlockedProduct {
    /// Where values that follow one another begin, from a placement's start, in values: one entry for every block of channels and every
    /// tap, or, where channels lie apart, for every channel and row of taps.
    let taps: [Int]
    /// How many values follow one another there.
    let depth: Int
    /// From one placement's values to the next one's.
    let step: Int

    /// What one call reads and writes beside the input and the factors.
    struct Target {
        /// Where the sums of the first placement and block go; the next placement's follow.
        var output: UnsafeMutablePointer<Lanes>
        /// From one block of filters to the next, in registers.
        let blockStride: Int
        /// What the sums begin with, a register for each block, or nil for zeros.
        var bias: UnsafePointer<Lanes>?
        /// What is added at the end, laid out as the output with its own distance of blocks, or nil.
        var residual: UnsafePointer<Lanes>?
        var residualStride = 0
        var rectifies = false
        /// Which of how many calls with the same factors it is, where those that are used next follow them.
        var share: (call: Int, calls: Int)?
    }

    /// The most placements and blocks that one call may take: as many as leave their sums in registers. AVX-512 has 32
    /// registers of sixteen values; AVX2 has 16 of eight.
    static let most = lectern_vector_registers() == 32 ? (placements: 14, blocks: 2) : (placements: 6, blocks: 1)

    /// How many placements see the same factors before others take their place: some 56, in whole calls. With fewer, as many as a call of AVX2's
    /// takes four times, weights that no cache holds would be read from memory twice as often.
    static var placementsAtOnce: Int { 56 / most.placements * most.placements }

    /// The factors that a call asks for early, for memory takes its time to answer: where they begin, and how many bytes farther on each step
    /// asks. By itself a processor does so within 4 KB only, and where weights are used once, would wait at the start of each.
    ///
    /// With AVX-512 a step has 28 products, during which memory gives what another step needs, so those of 20 steps later are asked for. With AVX2
    /// it has 6: the first call for a block would wait for memory, and the others leave it idle, so each asks for its share of the next block.
    @inline(__always)
    func ahead(
        of factors: UnsafePointer<Lanes>, blocks: Int, _ target: Target
    ) -> (start: UnsafeRawPointer, pace: Int) {
        let stride = MemoryLayout<Lanes>.stride &* blocks
        guard lectern_vector_registers() != 32, let share = target.share else {
            return (UnsafeRawPointer(factors) + 20 &* stride, stride)
        }
        let count = taps.count &* depth &* stride
        return (UnsafeRawPointer(factors) + (count &+ count &* share.call / share.calls), stride / share.calls)
    }

    /// Into how many calls a row of `width` placements is best divided.
    static func calls(_ width: Int) -> Int { (width + most.placements - 1) / most.placements }

    /// Computes `width` placements for one or two `blocks` of filters.
    ///
    /// - Parameter factors: `[taps][depth][blocks]` registers.
    @inline(__always)
    func callAsFunction(
        _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>, width: Int, blocks: Int, into target: Target
    ) {
        if blocks == 1 { one(input, factors, width, target) } else { two(input, factors, width, target) }
    }

    @inline(never)
    private func one(
        _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>, _ width: Int, _ target: Target
    ) { run(Half<0, 1>(), input, factors, width, target) }

    @inline(never)
    private func two(
        _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>, _ width: Int, _ target: Target
    ) { run(Half<0, 2>(), input, factors, width, target) }

    /// Each width has its own loop, in which all sums are registers; the first argument says for how many blocks.
    @inline(__always)
    private func run<let blocks: Int>(
        _: Half<0, blocks>, _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>, _ width: Int,
        _ target: Target
    ) {
        switch width {
        case 1: run(Sums<1, 0, blocks>.self, input, factors, target)
        case 2: run(Sums<1, 1, blocks>.self, input, factors, target)
        case 3: run(Sums<2, 1, blocks>.self, input, factors, target)
        case 4: run(Sums<2, 2, blocks>.self, input, factors, target)
        case 5: run(Sums<3, 2, blocks>.self, input, factors, target)
        case 6: run(Sums<3, 3, blocks>.self, input, factors, target)
        case 7: run(Sums<4, 3, blocks>.self, input, factors, target)
        case 8: run(Sums<4, 4, blocks>.self, input, factors, target)
        case 9: run(Sums<5, 4, blocks>.self, input, factors, target)
        case 10: run(Sums<5, 5, blocks>.self, input, factors, target)
        case 11: run(Sums<6, 5, blocks>.self, input, factors, target)
        case 12: run(Sums<6, 6, blocks>.self, input, factors, target)
        case 13: run(Sums<7, 6, blocks>.self, input, factors, target)
        default: run(Sums<7, 7, blocks>.self, input, factors, target)
        }
    }

    @inline(__always)
    private func run<let left: Int, let right: Int, let blocks: Int>(
        _: Sums<left, right, blocks>.Type, _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>,
        _ target: Target
    ) {
        var (sums, factors) = (Sums<left, right, blocks>(), factors)
        if let bias = target.bias { sums.begin(with: bias) }
        let (step, depth) = (step, depth)
        var (ahead, pace) = ahead(of: factors, blocks: blocks, target)
        taps.withUnsafeBufferPointer { taps in
            for tap in taps {
                let values = input + tap
                var c = 0
                while c < depth {
                    for block in 0..<blocks { lectern_prefetch(ahead + (block &* MemoryLayout<Lanes>.stride)) }
                    ahead += pace
                    sums.add(values + c, step: step, factors)
                    factors += blocks
                    c &+= 1
                }
            }
        }
        sums.store(target)
    }
}

/// Sums of some placements for some blocks of filters, in two halves: the compiler unrolls a loop of seven, and not one of
/// fourteen, and without that the sums would lie in memory.
private struct Sums<let left: Int, let right: Int, let blocks: Int> {
    private var first = Half<left, blocks>()
    private var second = Half<right, blocks>()

    init() {}

    @inline(__always)
    mutating func begin(with bias: UnsafePointer<Lanes>) {
        first.begin(with: bias)
        second.begin(with: bias)
    }

    @inline(__always)
    mutating func add(_ input: UnsafePointer<Float>, step: Int, _ factors: UnsafePointer<Lanes>) {
        first.add(input, step: step, factors)
        second.add(input + left &* step, step: step, factors)
    }

    @inline(__always)
    func store(_ target: BlockedProduct.Target) {
        first.store(target, at: 0)
        second.store(target, at: left)
    }
}

private struct Half<let width: Int, let blocks: Int> {
    private var values = InlineArray<width, InlineArray<blocks, Lanes>>(
        repeating: InlineArray(repeating: Lanes()))

    init() {}

    @inline(__always)
    mutating func begin(with bias: UnsafePointer<Lanes>) {
        for x in 0..<width {
            for k in 0..<blocks { values[x][k] = bias[k] }
        }
    }

    @inline(__always)
    mutating func add(_ input: UnsafePointer<Float>, step: Int, _ factors: UnsafePointer<Lanes>) {
        for x in 0..<width {
            let value = Lanes(repeating: input[x &* step])
            for k in 0..<blocks { values[x][k] = values[x][k].plus(value, times: factors[k]) }
        }
    }

    @inline(__always)
    func store(_ target: BlockedProduct.Target, at place: Int) {
        for k in 0..<blocks {
            let output = target.output + (k &* target.blockStride &+ place)
            for x in 0..<width {
                var sum = values[x][k]
                if let residual = target.residual { sum += residual[k &* target.residualStride &+ place &+ x] }
                if target.rectifies { sum.replace(with: 0, where: sum .<= 0) }
                output[x] = sum
            }
        }
    }
}
