extension Evaluator {
    /// What a function of numbers gives; nil for other functions.
    func number(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value? {
        switch operation {
        case .min:
            return values.dropFirst().reduce(values[0]) { isLess($1, $0) ? $1 : $0 }
        case .max:
            return values.dropFirst().reduce(values[0]) { compare(.atLeast, $1, $0) ? $1 : $0 }
        case .abs:
            if case .int(let value) = values[0] { return value < 0 ? try negated(values[0], at: position) : values[0] }
            return try number(.magnitude, values, at: position)
        case .isMultiple:
            guard case .int(let value) = values[0], case .int(let of) = values[1] else { return nil }
            return .bool(of == 0 ? value == 0 : of == -1 ? true : value % of == 0)
        case .signum:
            if case .int(let value) = values[0] { return .int(value.signum()) }
            return nil
        case .toInt, .toDouble, .toFloat: return try converted(operation, values[0], at: position)
        default: break
        }
        switch (values.first, values.count > 1 ? values[1] : nil) {
        case (.double(let x), .double(let y)): return Mathematics.value(operation, x, y).map { .double($0) }
        case (.float(let x), .float(let y)): return Mathematics.value(operation, x, y).map { .float($0) }
        case (.double(let x), nil):
            if let answer = isSo(operation, x) { return .bool(answer) }
            return (rounded(operation, x) ?? Mathematics.value(operation, x)).map { .double($0) }
        case (.float(let x), nil):
            if let answer = isSo(operation, x) { return .bool(answer) }
            return (rounded(operation, x) ?? Mathematics.value(operation, x)).map { .float($0) }
        default: return nil
        }
    }

    private func isSo<Number: BinaryFloatingPoint>(_ operation: Library, _ x: Number) -> Bool? {
        switch operation {
        case .isNaN: x.isNaN
        case .isFinite: x.isFinite
        case .isInfinite: x.isInfinite
        case .isZero: x.isZero
        default: nil
        }
    }

    private func rounded<Number: BinaryFloatingPoint>(_ operation: Library, _ x: Number) -> Number? {
        switch operation {
        case .magnitude: x.magnitude
        case .squareRoot, .sqrt: x.squareRoot()
        case .rounded, .round: x.rounded()
        case .roundedUp, .ceil: x.rounded(.up)
        case .roundedDown, .floor: x.rounded(.down)
        case .roundedToZero, .trunc: x.rounded(.towardZero)
        case .roundedToEven: x.rounded(.toNearestOrEven)
        default: nil
        }
    }

    private func converted(_ operation: Library, _ value: Value, at position: CodePosition) throws(Fault) -> Value {
        switch (operation, value) {
        case (.toInt, .double(let value)): return .int(try whole(value, at: position))
        case (.toInt, .float(let value)): return .int(try whole(Double(value), at: position))
        case (.toDouble, .int(let value)): return .double(Double(value))
        case (.toDouble, .float(let value)): return .double(Double(value))
        case (.toFloat, .int(let value)): return .float(Float(value))
        case (.toFloat, .double(let value)): return .float(Float(value))
        default: return value
        }
    }

    private func whole(_ value: Double, at position: CodePosition) throws(Fault) -> Int64 {
        guard value > -0x1p63 - 1025, value < 0x1p63, value >= -0x1p63 else {
            throw Fault(
                .trap, position,
                text: value.isNaN ? "what is not a number becomes an Int" : "the number does not fit an Int")
        }
        return Int64(value)
    }
}
