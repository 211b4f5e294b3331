#if hasFeature(Embedded)
    // A page has no Foundation; wasi-libc has C's mathematics.
    @_extern(c, "exp") private func exp(_ x: Double) -> Double
    @_extern(c, "expf") private func exp(_ x: Float) -> Float
    @_extern(c, "exp2") private func exp2(_ x: Double) -> Double
    @_extern(c, "exp2f") private func exp2(_ x: Float) -> Float
    @_extern(c, "log") private func log(_ x: Double) -> Double
    @_extern(c, "logf") private func log(_ x: Float) -> Float
    @_extern(c, "log2") private func log2(_ x: Double) -> Double
    @_extern(c, "log2f") private func log2(_ x: Float) -> Float
    @_extern(c, "log10") private func log10(_ x: Double) -> Double
    @_extern(c, "log10f") private func log10(_ x: Float) -> Float
    @_extern(c, "log1p") private func log1p(_ x: Double) -> Double
    @_extern(c, "log1pf") private func log1p(_ x: Float) -> Float
    @_extern(c, "expm1") private func expm1(_ x: Double) -> Double
    @_extern(c, "expm1f") private func expm1(_ x: Float) -> Float
    @_extern(c, "cbrt") private func cbrt(_ x: Double) -> Double
    @_extern(c, "cbrtf") private func cbrt(_ x: Float) -> Float
    @_extern(c, "sin") private func sin(_ x: Double) -> Double
    @_extern(c, "sinf") private func sin(_ x: Float) -> Float
    @_extern(c, "cos") private func cos(_ x: Double) -> Double
    @_extern(c, "cosf") private func cos(_ x: Float) -> Float
    @_extern(c, "tan") private func tan(_ x: Double) -> Double
    @_extern(c, "tanf") private func tan(_ x: Float) -> Float
    @_extern(c, "asin") private func asin(_ x: Double) -> Double
    @_extern(c, "asinf") private func asin(_ x: Float) -> Float
    @_extern(c, "acos") private func acos(_ x: Double) -> Double
    @_extern(c, "acosf") private func acos(_ x: Float) -> Float
    @_extern(c, "atan") private func atan(_ x: Double) -> Double
    @_extern(c, "atanf") private func atan(_ x: Float) -> Float
    @_extern(c, "sinh") private func sinh(_ x: Double) -> Double
    @_extern(c, "sinhf") private func sinh(_ x: Float) -> Float
    @_extern(c, "cosh") private func cosh(_ x: Double) -> Double
    @_extern(c, "coshf") private func cosh(_ x: Float) -> Float
    @_extern(c, "tanh") private func tanh(_ x: Double) -> Double
    @_extern(c, "tanhf") private func tanh(_ x: Float) -> Float
    @_extern(c, "erf") private func erf(_ x: Double) -> Double
    @_extern(c, "erff") private func erf(_ x: Float) -> Float
    @_extern(c, "pow") private func pow(_ x: Double, _ y: Double) -> Double
    @_extern(c, "powf") private func pow(_ x: Float, _ y: Float) -> Float
    @_extern(c, "atan2") private func atan2(_ x: Double, _ y: Double) -> Double
    @_extern(c, "atan2f") private func atan2(_ x: Float, _ y: Float) -> Float
    @_extern(c, "hypot") private func hypot(_ x: Double, _ y: Double) -> Double
    @_extern(c, "hypotf") private func hypot(_ x: Float, _ y: Float) -> Float
#else
    import Glibc

    private func exp(_ x: Float) -> Float { expf(x) }
    private func exp2(_ x: Float) -> Float { exp2f(x) }
    private func log(_ x: Float) -> Float { logf(x) }
    private func log2(_ x: Float) -> Float { log2f(x) }
    private func log10(_ x: Float) -> Float { log10f(x) }
    private func log1p(_ x: Float) -> Float { log1pf(x) }
    private func expm1(_ x: Float) -> Float { expm1f(x) }
    private func cbrt(_ x: Float) -> Float { cbrtf(x) }
    private func sin(_ x: Float) -> Float { sinf(x) }
    private func cos(_ x: Float) -> Float { cosf(x) }
    private func tan(_ x: Float) -> Float { tanf(x) }
    private func asin(_ x: Float) -> Float { asinf(x) }
    private func acos(_ x: Float) -> Float { acosf(x) }
    private func atan(_ x: Float) -> Float { atanf(x) }
    private func sinh(_ x: Float) -> Float { sinhf(x) }
    private func cosh(_ x: Float) -> Float { coshf(x) }
    private func tanh(_ x: Float) -> Float { tanhf(x) }
    private func erf(_ x: Float) -> Float { erff(x) }
    private func pow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
    private func atan2(_ x: Float, _ y: Float) -> Float { atan2f(x, y) }
    private func hypot(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
#endif

/// C's mathematics, in both precisions.
enum Mathematics {
    static func value(_ operation: Library, _ x: Double) -> Double? {
        switch operation {
        case .exp: exp(x)
        case .exp2: exp2(x)
        case .log: log(x)
        case .log2: log2(x)
        case .log10: log10(x)
        case .log1p: log1p(x)
        case .expm1: expm1(x)
        case .cbrt: cbrt(x)
        case .sin: sin(x)
        case .cos: cos(x)
        case .tan: tan(x)
        case .asin: asin(x)
        case .acos: acos(x)
        case .atan: atan(x)
        case .sinh: sinh(x)
        case .cosh: cosh(x)
        case .tanh: tanh(x)
        case .erf: erf(x)
        default: nil
        }
    }

    static func value(_ operation: Library, _ x: Double, _ y: Double) -> Double? {
        switch operation {
        case .pow: pow(x, y)
        case .atan2: atan2(x, y)
        case .hypot: hypot(x, y)
        default: nil
        }
    }

    static func value(_ operation: Library, _ x: Float) -> Float? {
        switch operation {
        case .exp: exp(x)
        case .exp2: exp2(x)
        case .log: log(x)
        case .log2: log2(x)
        case .log10: log10(x)
        case .log1p: log1p(x)
        case .expm1: expm1(x)
        case .cbrt: cbrt(x)
        case .sin: sin(x)
        case .cos: cos(x)
        case .tan: tan(x)
        case .asin: asin(x)
        case .acos: acos(x)
        case .atan: atan(x)
        case .sinh: sinh(x)
        case .cosh: cosh(x)
        case .tanh: tanh(x)
        case .erf: erf(x)
        case .sigmoid: x < 0 ? exp(-abs(x)) / (1 + exp(-abs(x))) : 1 / (1 + exp(-abs(x)))
        case .step: x > 0 ? 1 : 0
        case .relu: x <= 0 ? 0 : x
        default: nil
        }
    }

    static func value(_ operation: Library, _ x: Float, _ y: Float) -> Float? {
        switch operation {
        case .pow: pow(x, y)
        case .atan2: atan2(x, y)
        case .hypot: hypot(x, y)
        default: nil
        }
    }
}
