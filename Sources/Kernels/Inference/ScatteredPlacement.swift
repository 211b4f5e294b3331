internal import CProcessor

/// Where a placement's values and sums lie, from those of the first placement on: for placements that do not follow one another at one distance,
/// as where a row ends and the next begins.
///
/// With AVX2 a call takes six placements, and a row of seven would be one of three and one of four, of which each waits for its own sums.
/// Taken across the ends of rows nearly all calls are full.
struct ScatteredPlacement {
    /// In values.
    let input: Int
    /// In registers.
    let output: Int
    /// In registers.
    let residual: Int
}

extension BlockedProduct {
    /// Whether rows of so many placements are best taken together.
    static func isNarrow(_ width: Int) -> Bool { most.blocks == 1 && width < 5 * calls(width) }

    /// As the product of placements that follow one another, for up to six and one block of filters.
    @inline(never)
    func callAsFunction(
        _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>, at places: UnsafePointer<ScatteredPlacement>,
        width: Int, into target: Target
    ) {
        switch width {
        case 1: run(ScatteredSums<1>.self, input, factors, places, target)
        case 2: run(ScatteredSums<2>.self, input, factors, places, target)
        case 3: run(ScatteredSums<3>.self, input, factors, places, target)
        case 4: run(ScatteredSums<4>.self, input, factors, places, target)
        case 5: run(ScatteredSums<5>.self, input, factors, places, target)
        default: run(ScatteredSums<6>.self, input, factors, places, target)
        }
    }

    @inline(__always)
    private func run<let width: Int>(
        _: ScatteredSums<width>.Type, _ input: UnsafePointer<Float>, _ factors: UnsafePointer<Lanes>,
        _ places: UnsafePointer<ScatteredPlacement>, _ target: Target
    ) {
        var (sums, factors) = (ScatteredSums<width>(input, places, bias: target.bias?.pointee ?? Lanes()), factors)
        let depth = depth
        var (ahead, pace) = ahead(of: factors, blocks: 1, target)
        taps.withUnsafeBufferPointer { taps in
            for tap in taps {
                for c in tap..<(tap &+ depth) {
                    lectern_prefetch(ahead)
                    ahead += pace
                    sums.add(c, factors.pointee)
                    factors += 1
                }
            }
        }
        sums.store(places, target)
    }
}

/// Sums of some placements for one block of filters.
private struct ScatteredSums<let width: Int> {
    private var inputs: InlineArray<width, UnsafePointer<Float>>
    private var sums: InlineArray<width, Lanes>

    @inline(__always)
    init(_ input: UnsafePointer<Float>, _ places: UnsafePointer<ScatteredPlacement>, bias: Lanes) {
        inputs = InlineArray { input + places[$0].input }
        sums = InlineArray(repeating: bias)
    }

    @inline(__always)
    mutating func add(_ place: Int, _ factor: Lanes) {
        for x in 0..<width { sums[x] = sums[x].plus(Lanes(repeating: inputs[x][place]), times: factor) }
    }

    @inline(__always)
    func store(_ places: UnsafePointer<ScatteredPlacement>, _ target: BlockedProduct.Target) {
        for x in 0..<width {
            var sum = sums[x]
            if let residual = target.residual { sum += residual[places[x].residual] }
            if target.rectifies { sum.replace(with: 0, where: sum .<= 0) }
            target.output[places[x].output] = sum
        }
    }
}
