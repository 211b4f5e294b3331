internal import CProcessor

// Eight numbers at a time in Double, where Float's roundings would be all that is left of a difference.

/// One AVX-512 register, or two or four lesser ones.
typealias Doubles = SIMD8<Double>

extension Doubles {
    /// Eight values, written out, for SIMD's own conversion goes lane by lane.
    @inline(__always)
    init(_ x: UnsafePointer<Float>) {
        self.init(
            Double(x[0]), Double(x[1]), Double(x[2]), Double(x[3]), Double(x[4]), Double(x[5]), Double(x[6]),
            Double(x[7]))
    }

    /// The sum of all lanes.
    @inline(__always)
    func total() -> Double {
        let four = lowHalf + highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// `exp` of every lane, within some 1e-14 of it; infinity above 709.78, 0 below -745.
    ///
    /// As the one in Float: `exp(x) = 2^n exp(r)` with n = round(x / ln 2) and |r| <= ln 2 / 2, here with twelve terms.
    @inline(__always)
    func exponential() -> Doubles {
        let x = replacing(with: -746, where: self .< -746).replacing(with: 710, where: self .> 710)
        // Added to a number below 2^51 in size, this leaves the nearest whole number.
        let magic = Doubles(repeating: 0x1.8p52)
        let n = magic.addingProduct(x, Doubles(repeating: 1.442_695_040_888_963_4)) - magic
        // ln 2 in two parts, of which n times the first is exact.
        let r = x.addingProduct(n, Doubles(repeating: -0.693_147_180_369_123_8)).addingProduct(
            n, Doubles(repeating: -1.908_214_929_270_587_7e-10))
        var p = Doubles(repeating: 1 / 39_916_800)
        p = Doubles(repeating: 1 / 3_628_800).addingProduct(p, r)
        p = Doubles(repeating: 1 / 362_880).addingProduct(p, r)
        p = Doubles(repeating: 1 / 40_320).addingProduct(p, r)
        p = Doubles(repeating: 1 / 5_040).addingProduct(p, r)
        p = Doubles(repeating: 1 / 720).addingProduct(p, r)
        p = Doubles(repeating: 1 / 120).addingProduct(p, r)
        p = Doubles(repeating: 1 / 24).addingProduct(p, r)
        p = Doubles(repeating: 1 / 6).addingProduct(p, r)
        p = Doubles(repeating: 0.5).addingProduct(p, r)
        let y = (1 + r).addingProduct(p, r * r)
        return replacing(with: lectern_scale_doubles(y, n), where: self .== self)
    }
}
