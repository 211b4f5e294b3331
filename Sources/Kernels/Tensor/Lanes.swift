internal import CProcessor

/// Sixteen values: one AVX-512 register, or two or four lesser ones.
typealias Lanes = SIMD16<Float>

/// Sixteen values of double precision.
typealias WideLanes = SIMD16<Double>

extension Lanes {
    /// The numbers of the lanes.
    static var places: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

    /// How many registers hold `count` values.
    static func count(for count: Int) -> Int { (count + scalarCount - 1) / scalarCount }
}

// The library's `addingProduct`, `squareRoot`, `sum` and conversions are loops over lanes. Where they are inlined into a larger function the compiler
// may leave them so, through memory, at a fiftieth of the speed; these it does not.
extension Lanes {
    /// Sixteen values, wherever they begin.
    @inline(__always)
    init(at values: UnsafePointer<Float>) { self = UnsafeRawPointer(values).loadUnaligned(as: Lanes.self) }

    /// Writes all lanes, wherever the place begins.
    @inline(__always)
    func write(to place: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(place).storeBytes(of: self, as: Lanes.self)
    }

    /// `self + a b` in every lane, rounded once.
    @inline(__always)
    func plus(_ a: Lanes, times b: Lanes) -> Lanes { lectern_fma(a, b, self) }

    /// The square root of every lane.
    @inline(__always)
    func squareRoot() -> Lanes { lectern_square_root(self) }

    /// All lanes in double precision.
    @inline(__always)
    func widened() -> WideLanes { lectern_widen(self) }

    /// All lanes of `wide`, rounded.
    @inline(__always)
    init(rounding wide: WideLanes) { self = lectern_narrow(wide) }

    /// The sum of all lanes.
    @inline(never)
    func total() -> Float {
        let eight = lowHalf + highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
}
