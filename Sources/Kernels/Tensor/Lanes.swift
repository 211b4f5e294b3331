/// Sixteen values: one AVX-512 register, or two or four lesser ones.
typealias Lanes = SIMD16<Float>

extension Lanes {
    /// The numbers of the lanes.
    static var places: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

    /// How many registers hold `count` values.
    static func count(for count: Int) -> Int { (count + scalarCount - 1) / scalarCount }
}

// The library's `addingProduct` and `sum` are loops over lanes. Where they are inlined into a larger function the compiler
// may leave them so, through memory, at a fiftieth of the speed; these it does not.
extension Lanes {
    /// `self + a b` in every lane, rounded once.
    @inline(__always)
    func plus(_ a: Lanes, times b: Lanes) -> Lanes {
        Lanes(
            self[0].addingProduct(a[0], b[0]), self[1].addingProduct(a[1], b[1]),
            self[2].addingProduct(a[2], b[2]), self[3].addingProduct(a[3], b[3]),
            self[4].addingProduct(a[4], b[4]), self[5].addingProduct(a[5], b[5]),
            self[6].addingProduct(a[6], b[6]), self[7].addingProduct(a[7], b[7]),
            self[8].addingProduct(a[8], b[8]), self[9].addingProduct(a[9], b[9]),
            self[10].addingProduct(a[10], b[10]), self[11].addingProduct(a[11], b[11]),
            self[12].addingProduct(a[12], b[12]), self[13].addingProduct(a[13], b[13]),
            self[14].addingProduct(a[14], b[14]), self[15].addingProduct(a[15], b[15]))
    }

    /// The sum of all lanes.
    @inline(never)
    func total() -> Float {
        let eight = lowHalf + highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
}
