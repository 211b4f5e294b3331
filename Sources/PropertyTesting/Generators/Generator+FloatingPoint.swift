extension Generator where Value: BinaryFloatingPoint {
    /// Numbers within `range`, both ends included: whole ones, short decimals, any others, and awkward ones (ends, -0, tiny, 0.1).
    ///
    /// They shrink to fewer decimal places, then towards 0.
    public static func floatingPoint(in range: ClosedRange<Value>) -> Generator {
        let awkward = awkwardFinite.filter(range.contains) + [range.lowerBound, range.upperBound]
        let whole = Generator<Int64>.integer(in: wholePart(range.lowerBound)...wholePart(range.upperBound))
        func held(_ value: Value) -> Value { min(max(value, range.lowerBound), range.upperBound) }
        return Generator { (choices) throws(Discarded) in
            let kind = choices.choose(upTo: 2) { random in
                switch random.number(in: 0...9) {
                case 0..<5: 0
                case 5..<7: 1
                default: 2
                }
            }
            // Every kind begins alike, so that shrinking to a simpler kind finds a whole number in its place.
            let integer = try whole.draw(&choices)
            switch kind {
            case 0:
                var fraction: Value = 0, unit: Value = 1
                let places = choices.choose(upTo: 6) { $0.element(of: [0, 0, 1, 1, 2, 3, 6]) ?? 0 }
                for _ in 0..<places {
                    unit *= 10
                    fraction = fraction * 10 + Value(choices.choose(upTo: 9))
                }
                return held(Value(integer) + (integer < 0 ? -fraction : fraction) / unit)
            case 1: return awkward[Int(choices.choose(upTo: UInt64(awkward.count - 1)))]
            default:
                let share = Value(choices.choose(upTo: 1 << 53)) / 0x1p53
                let start = held(Value(integer))
                return held(start + share * min(max(1, abs(start)), range.upperBound - start))
            }
        }
    }

    /// Every kind of number: those of a range and also huge ones, infinities and NaN.
    static var anyFloatingPoint: Generator {
        let special: [Value] = [
            .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan,
        ]
        return Generator { (choices) throws(Discarded) in
            choices.flip(probability: 0.2)
                ? try Generator.oneOf(special).draw(&choices) : try floatingPoint(in: -1000...1000).draw(&choices)
        }
    }

    private static var awkwardFinite: [Value] {
        [
            -0.0, 0.1, -0.1, 1 / 3, 1 - Value.ulpOfOne, 1 + Value.ulpOfOne, .ulpOfOne, .leastNormalMagnitude,
            .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
        ]
    }

    private static func wholePart(_ bound: Value) -> Int64 {
        Int64(min(max(bound, -0x1p53), 0x1p53).rounded(.towardZero))
    }
}

extension Generator where Value == Double {
    /// Finite numbers within `range`, awkward ones among them.
    public static func double(in range: ClosedRange<Double>) -> Generator { floatingPoint(in: range) }
    /// Finite numbers from -1000 to 1000, awkward ones among them.
    public static var double: Generator { floatingPoint(in: -1000...1000) }
    /// Numbers of every kind, also huge ones, infinities and NaN.
    public static var anyDouble: Generator { anyFloatingPoint }
}

extension Generator where Value == Float {
    /// Finite numbers within `range`, awkward ones among them.
    @_disfavoredOverload
    public static func float(in range: ClosedRange<Float>) -> Generator { floatingPoint(in: range) }
    /// Finite numbers within `range`, awkward ones among them.
    ///
    /// Swift 6.3 takes the literals of `property("…", .float(in: -1...1)) { x in … }` for Int or Double, never for Float.
    public static func float(in range: ClosedRange<Double>) -> Generator {
        floatingPoint(in: Float(range.lowerBound)...Float(range.upperBound))
    }
    /// Finite numbers from -1000 to 1000, awkward ones among them.
    public static var float: Generator { floatingPoint(in: -1000...1000) }
    /// Numbers of every kind, also huge ones, infinities and NaN.
    public static var anyFloat: Generator { anyFloatingPoint }
}
