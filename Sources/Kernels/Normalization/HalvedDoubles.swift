/// Eight values in two halves, which are added up as ``Doubles`` are.
struct HalvedDoubles {
    private var low: FourDoubles
    private var high: FourDoubles

    @inline(__always)
    private init(_ low: FourDoubles, _ high: FourDoubles) { (self.low, self.high) = (low, high) }

    @inline(__always)
    init(repeating value: Double = 0) { self.init(FourDoubles(repeating: value), FourDoubles(repeating: value)) }

    @inline(__always)
    init(_ x: UnsafePointer<Float>) { self.init(FourDoubles(x), FourDoubles(x + 4)) }

    subscript(lane: Int) -> Double {
        get { lane < 4 ? low[lane] : high[lane - 4] }
        set { if lane < 4 { low[lane] = newValue } else { high[lane - 4] = newValue } }
    }

    @inline(__always)
    static func - (a: Self, b: Double) -> Self { Self(a.low - b, a.high - b) }

    @inline(__always)
    static func * (a: Self, b: Self) -> Self { Self(a.low * b.low, a.high * b.high) }

    @inline(__always)
    static func += (a: inout Self, b: Self) { a = Self(a.low + b.low, a.high + b.high) }

    /// Adds `a b` to every lane, rounded once.
    @inline(__always)
    mutating func addProduct(_ a: Self, _ b: Double) {
        low.addProduct(a.low, FourDoubles(repeating: b))
        high.addProduct(a.high, FourDoubles(repeating: b))
    }

    /// The sum of all lanes.
    @inline(__always)
    func total() -> Double {
        let four = low + high
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
}
