/// Half as many as ``Doubles``, for loops that mostly convert: of eight floats in one register, Zen 4 takes longer to make doubles than of four twice.
typealias FourDoubles = SIMD4<Double>

extension FourDoubles {
    /// Four values, written out, for SIMD's own conversion goes lane by lane.
    @inline(__always)
    init(_ x: UnsafePointer<Float>) { self.init(Double(x[0]), Double(x[1]), Double(x[2]), Double(x[3])) }

    /// Writes all lanes, rounded.
    @inline(__always)
    func writeRounded(to place: UnsafeMutablePointer<Float>) {
        let rounded = SIMD4<Float>(Float(self[0]), Float(self[1]), Float(self[2]), Float(self[3]))
        UnsafeMutableRawPointer(place).storeBytes(of: rounded, as: SIMD4<Float>.self)
    }
}
