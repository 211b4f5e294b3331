internal import CProcessor

// Exponential and its kin on sixteen values at a time: libm has them for one only.

extension Lanes {
    /// Every lane without its sign.
    @inline(__always)
    var magnitude: Lanes { unsafeBitCast(unsafeBitCast(self, to: SIMD16<UInt32>.self) & 0x7FFF_FFFF, to: Lanes.self) }

    /// `exp` of every lane, within 2 units in the last place; infinity above 88.72, 0 below -103.97.
    ///
    /// `exp(x) = 2^n exp(r)` with n = round(x / ln 2) and |r| <= ln 2 / 2, where six terms of the Taylor series suffice.
    @inline(__always)
    func exponential() -> Lanes {
        replacing(with: 89, where: self .> 89).exponentialOfSmall()
    }

    /// The same of a number that is no greater than 89, or NaN.
    @inline(__always)
    private func exponentialOfSmall() -> Lanes {
        // Not by `clamped`, which goes lane by lane. NaN stays what it is.
        let x = replacing(with: -104.5, where: self .< -104.5)
        let n = (x * 1.442_695_041).nearestWhole().number
        // ln 2 in two parts, of which n times the first is exact.
        let r = x.addingProduct(n, Lanes(repeating: -0.693_359_375)).addingProduct(
            n, Lanes(repeating: 2.121_944_4e-4))
        var p = Lanes(repeating: 1.987_569_15e-4)
        p = Lanes(repeating: 1.398_199_950_7e-3).addingProduct(p, r)
        p = Lanes(repeating: 8.333_451_907_3e-3).addingProduct(p, r)
        p = Lanes(repeating: 4.166_579_589_4e-2).addingProduct(p, r)
        p = Lanes(repeating: 1.666_666_545_9e-1).addingProduct(p, r)
        p = Lanes(repeating: 5.000_000_120_1e-1).addingProduct(p, r)
        return lectern_scale((1 + r).addingProduct(p, r * r), n)
    }

    /// `exp(x) - 1`, exact also near 0, where the subtraction would leave few digits.
    @inline(__always)
    func exponentialMinusOne() -> Lanes {
        // For |x| < 0.35 the series without its first term; beyond, the subtraction loses less than two bits.
        var p = Lanes(repeating: 1 / 40_320)
        p = Lanes(repeating: 1 / 5_040).addingProduct(p, self)
        p = Lanes(repeating: 1 / 720).addingProduct(p, self)
        p = Lanes(repeating: 1 / 120).addingProduct(p, self)
        p = Lanes(repeating: 1 / 24).addingProduct(p, self)
        p = Lanes(repeating: 1 / 6).addingProduct(p, self)
        p = Lanes(repeating: 0.5).addingProduct(p, self)
        let small = addingProduct(p, self * self)
        return (exponential() - 1).replacing(with: small, where: magnitude .< 0.35)
    }

    /// `1 / (1 + exp(-x))`, from the exponential of a negative number only, which cannot overflow.
    @inline(__always)
    func logistic() -> Lanes {
        let e = (-magnitude).exponentialOfSmall()
        return Lanes(repeating: 1).replacing(with: e, where: self .< 0) / (1 + e)
    }

    /// `tanh(x) = -m / (m + 2)` with `m = exp(-2|x|) - 1`, with the sign of x.
    @inline(__always)
    func hyperbolicTangent() -> Lanes {
        let m = (-2 * magnitude).exponentialMinusOne()
        let size = -m / (m + 2)
        return size.replacing(with: -size, where: self .< 0)
    }

    /// The natural logarithm of every lane, within 2 units in the last place; minus infinity of 0, NaN below.
    ///
    /// `log(x) = e ln 2 + log(m)` with m between √½ and √2, and `log((1 + s) / (1 - s)) = 2 (s + s³/3 + s⁵/5 + …)`.
    @inline(__always)
    func naturalLogarithm() -> Lanes {
        let isSubnormal = self .< Float.leastNormalMagnitude
        let x = replacing(with: self * 0x1p24, where: isSubnormal)
        let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self)
        // Counted from √½, so that the mantissa lies on both sides of 1.
        let shifted = bits &- 0x3F35_04F3
        var exponent = Lanes.number(unsafeBitCast(shifted, to: SIMD16<Int32>.self) &>> 23)
        exponent.replace(with: exponent - 24, where: isSubnormal)
        let m = unsafeBitCast((shifted & 0x007F_FFFF) &+ 0x3F35_04F3, to: Lanes.self)
        let f = m - 1
        let s = f / (m + 1)
        let z = s * s
        var p = Lanes(repeating: 2 / 9)
        p = Lanes(repeating: 2 / 7).addingProduct(p, z)
        p = Lanes(repeating: 2 / 5).addingProduct(p, z)
        p = Lanes(repeating: 2 / 3).addingProduct(p, z)
        // 2s = f - s f, so that the leading term f is exact.
        let series = f - s * (f - z * p)
        var result = series.addingProduct(exponent, Lanes(repeating: -2.121_944_4e-4))
        result = result.addingProduct(exponent, Lanes(repeating: 0.693_359_375))
        result.replace(with: self, where: self .== Float.infinity)
        result.replace(with: -Float.infinity, where: self .== 0)
        return result.replacing(with: Float.nan, where: .!(self .>= 0))
    }

    /// The sine and cosine of 2π times every lane, which is a number in 0...1.
    ///
    /// A turn is taken apart into quarters and a rest of at most an eighth, where few terms of the series suffice.
    @inline(__always)
    func sineAndCosineOfTurns() -> (sine: Lanes, cosine: Lanes) {
        let quarters = (self * 4).nearestWhole()
        let angle = (self - quarters.number * 0.25) * (2 * Float.pi)
        let square = angle * angle
        var s = Lanes(repeating: 2.755_731_9e-6)
        s = Lanes(repeating: -1.984_127e-4).addingProduct(s, square)
        s = Lanes(repeating: 8.333_333e-3).addingProduct(s, square)
        s = Lanes(repeating: -0.166_666_67).addingProduct(s, square)
        let sine = angle.addingProduct(s, square * angle)
        var c = Lanes(repeating: 2.480_158_8e-5)
        c = Lanes(repeating: -1.388_888_9e-3).addingProduct(c, square)
        c = Lanes(repeating: 4.166_666_8e-2).addingProduct(c, square)
        c = Lanes(repeating: -0.5).addingProduct(c, square)
        let cosine = Lanes(repeating: 1).addingProduct(c, square)
        // Each quarter turns (sine, cosine) into (cosine, -sine). By bits, for whole numbers are compared lane by lane.
        let bits = unsafeBitCast(quarters.bits, to: SIMD16<UInt32>.self)
        let isOdd = 0 &- (bits & 1)
        let (s0, c0) = (
            unsafeBitCast(sine, to: SIMD16<UInt32>.self), unsafeBitCast(cosine, to: SIMD16<UInt32>.self)
        )
        let signOfSine = (bits & 2) &<< 30
        let signOfCosine = ((bits &+ 1) & 2) &<< 30
        return (
            unsafeBitCast(((s0 & ~isOdd) | (c0 & isOdd)) ^ signOfSine, to: Lanes.self),
            unsafeBitCast(((c0 & ~isOdd) | (s0 & isOdd)) ^ signOfCosine, to: Lanes.self)
        )
    }

    /// Added to a number below 2^22 in size, this leaves the nearest whole number in the last bits.
    private static var magic: Lanes { Lanes(repeating: 0x1.8p23) }

    @inline(__always)
    private func nearestWhole() -> (number: Lanes, bits: SIMD16<Int32>) {
        let sum = self + Lanes.magic
        let bits = unsafeBitCast(sum, to: SIMD16<Int32>.self) &- unsafeBitCast(Lanes.magic, to: SIMD16<Int32>.self)
        return (sum - Lanes.magic, bits)
    }

    @inline(__always)
    private static func number(_ whole: SIMD16<Int32>) -> Lanes {
        unsafeBitCast(whole &+ unsafeBitCast(magic, to: SIMD16<Int32>.self), to: Lanes.self) - magic
    }
}
