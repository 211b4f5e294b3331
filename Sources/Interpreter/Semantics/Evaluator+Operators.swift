extension Evaluator {
    func arithmetic(
        _ operation: Arithmetic, _ left: Value, _ right: Value, at position: CodePosition
    ) throws(Fault) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return .int(try integer(operation, a, b, at: position))
        case (.double(let a), .double(let b)): return .double(real(operation, a, b))
        case (.float(let a), .float(let b)): return .float(real(operation, a, b))
        case (.string(let a), .string(let b)):
            try make(a.utf8.count + b.utf8.count, at: position)
            return .string(a + b)
        case (.array, _), (.slice, _): return try library(.concatenate, [left, right], at: position)
        default: return .none
        }
    }

    private func integer(
        _ operation: Arithmetic, _ a: Int64, _ b: Int64, at position: CodePosition
    ) throws(Fault) -> Int64 {
        let result: (partialValue: Int64, overflow: Bool)
        switch operation {
        case .add: result = a.addingReportingOverflow(b)
        case .subtract: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .divide, .remainder:
            guard b != 0 else {
                throw Fault(.trap, position, "a division by zero", advice: "ask whether the divisor is 0 before")
            }
            result =
                operation == .divide ? a.dividedReportingOverflow(by: b) : a.remainderReportingOverflow(dividingBy: b)
        case .and: return a & b
        case .or: return a | b
        case .xor: return a ^ b
        case .shiftLeft: return a << b
        case .shiftRight: return a >> b
        case .wrappingAdd: return a &+ b
        case .wrappingSubtract: return a &- b
        case .wrappingMultiply: return a &* b
        }
        guard !result.overflow else { throw Self.overflow(position) }
        return result.partialValue
    }

    static func overflow(_ position: CodePosition) -> Fault {
        Fault(.trap, position, "the result does not fit an Int")
    }

    private func real<Number: BinaryFloatingPoint>(_ operation: Arithmetic, _ a: Number, _ b: Number) -> Number {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        default: a / b
        }
    }

    func negated(_ value: Value, at position: CodePosition) throws(Fault) -> Value {
        switch value {
        case .int(let value): return .int(try integer(.subtract, 0, value, at: position))
        case .double(let value): return .double(-value)
        case .float(let value): return .float(-value)
        default: return value
        }
    }

    func compare(_ comparison: Comparison, _ a: Value, _ b: Value) -> Bool {
        switch comparison {
        case .equal: isEqual(a, b)
        case .unequal: !isEqual(a, b)
        case .less: isLess(a, b)
        case .greater: isLess(b, a)
        case .atMost: isAtMost(a, b)
        case .atLeast: isAtMost(b, a)
        }
    }

    func isEqual(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.float(let a), .float(let b)): return a == b
        case (.bool(let a), .bool(let b)): return a == b
        case (.string(let a), .string(let b)): return areEqual(a, b)
        case (.array(let a), .array(let b)), (.slice(let a, _), .slice(let b, _)), (.tuple(let a), .tuple(let b)):
            guard a.count == b.count else { return false }
            for (a, b) in Swift.zip(a, b) where !isEqual(a, b) { return false }
            return true
        case (.none, .none): return true
        case (.some(let a), .some(let b)): return isEqual(a, b)
        case (.range(let a, let b), .range(let c, let d)), (.closedRange(let a, let b), .closedRange(let c, let d)):
            return a == c && b == d
        case (.bounds(let a, let b, _), .bounds(let c, let d, _)): return isEqual(a, c) && isEqual(b, d)
        default: return false
        }
    }

    /// Tuples are compared by their first parts that differ.
    func isLess(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a < b
        case (.double(let a), .double(let b)): return a < b
        case (.float(let a), .float(let b)): return a < b
        case (.string(let a), .string(let b)): return precedes(a, b)
        case (.tuple(let a), .tuple(let b)):
            for (a, b) in Swift.zip(a, b) where !isEqual(a, b) { return isLess(a, b) }
            return false
        default: return false
        }
    }

    private func isAtMost(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a <= b
        case (.double(let a), .double(let b)): return a <= b
        case (.float(let a), .float(let b)): return a <= b
        case (.string(let a), .string(let b)): return !precedes(b, a)
        case (.tuple(let a), .tuple(let b)):
            for (a, b) in Swift.zip(a, b) where !isEqual(a, b) { return isAtMost(a, b) }
            return true
        default: return false
        }
    }

    func range(_ lower: Value, _ upper: Value, _ isClosed: Bool, at position: CodePosition) throws(Fault) -> Value {
        guard compare(.atMost, lower, upper) else {
            throw Fault(.trap, position, "a range ends before it begins", advice: "stride can go downward")
        }
        if case .int(let lower) = lower, case .int(let upper) = upper {
            return isClosed ? .closedRange(lower, upper) : .range(lower, upper)
        }
        return .bounds(lower, upper, isClosed: isClosed)
    }

    /// Whether a range has the value.
    func contains(_ range: Value, _ value: Value) -> Bool {
        switch range {
        case .range(let lower, let upper):
            if case .int(let value) = value { return lower <= value && value < upper }
        case .closedRange(let lower, let upper):
            if case .int(let value) = value { return lower <= value && value <= upper }
        case .bounds(let lower, let upper, let isClosed):
            return compare(.atMost, lower, value) && compare(isClosed ? .atMost : .less, value, upper)
        case .partialRange(let from, let to, let isClosed):
            guard case .int(let value) = value else { return false }
            return value >= from ?? .min && (to.map { isClosed ? value <= $0 : value < $0 } ?? true)
        default: break
        }
        return false
    }

    // MARK: - Indices

    func element(of base: Value, at index: Value, _ position: CodePosition) throws(Fault) -> Value {
        let (elements, start): ([Value], Int)
        switch base {
        case .array(let all): (elements, start) = (all, 0)
        case .slice(let all, let first): (elements, start) = (all, first)
        default: return .none
        }
        if case .int(let index) = index {
            let offset = index.subtractingReportingOverflow(Int64(start)).partialValue
            guard offset >= 0, offset < elements.count else { throw Self.outOfRange(index, elements.count, position) }
            return elements[Int(offset)]
        }
        let end = Int64(start + elements.count)
        var (lower, upper) = (Int64(start), end)
        switch index {
        case .range(let from, let to): (lower, upper) = (from, to)
        case .closedRange(let from, let to):
            lower = from
            upper = to == .max ? to : to + 1
        case .partialRange(let from, let to, let isClosed):
            if let from { lower = from }
            if let to { upper = isClosed && to != .max ? to + 1 : to }
        default: break
        }
        guard lower >= start, lower <= upper, upper <= end else {
            throw Fault(
                .trap, position, "the range of indices is out of range", String(start), String(end),
                advice: "the indices go from %1 to %2")
        }
        try make(Int(upper - lower), at: position)
        return .slice(Array(elements[Int(lower) - start..<Int(upper) - start]), start: Int(lower))
    }

    /// The values of a sequence.
    func elements(of value: Value, at position: CodePosition) throws(Fault) -> [Value] {
        let (lower, upper): (Int64, Int64)
        switch value {
        case .array(let elements), .slice(let elements, _): return elements
        case .range(let from, let to): (lower, upper) = (from, to)
        case .closedRange(let from, let to):
            let end = to.addingReportingOverflow(1)
            guard !end.overflow else { throw Self.overflow(position) }
            (lower, upper) = (from, end.partialValue)
        default: return []
        }
        let count = upper.subtractingReportingOverflow(lower)
        try make(
            count.overflow || count.partialValue > Int64(Int32.max) ? Int(Int32.max) : Int(count.partialValue),
            at: position)
        return (lower..<upper).map { .int($0) }
    }
}
