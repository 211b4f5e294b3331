extension Evaluator {
    /// Computes what a function of the library does, given its values, the one it is called upon first.
    func library(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        if let value = try number(operation, values, at: position) { return value }
        switch operation {
        case .containsElement, .containsWhere, .allSatisfy, .countWhere, .firstWhere, .lastWhere, .firstIndexOf,
            .firstIndexWhere, .lastIndexOf, .lastIndexWhere, .elementsEqual, .prefixWhile, .dropWhile:
            return try search(operation, values, at: position)
        case .minimum, .maximum, .minimumBy, .maximumBy, .sorted, .sortedBy:
            return try order(operation, values, at: position)
        case .dropFirst, .dropLast, .prefix, .suffix: return try part(operation, values, at: position)
        case .map, .compactMap, .flatMap, .filter, .forEach, .reduce:
            return try transform(operation, values, at: position)
        case .count, .isEmpty, .indices, .first, .last, .startIndex, .endIndex, .lowerBound, .upperBound:
            return try property(operation, values[0], at: position)
        default: return try construct(operation, values, at: position)
        }
    }

    private func transform(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        let elements = try elements(of: values[0], at: position)
        if operation == .reduce {
            var result = values[1]
            for element in elements { result = try call(values[2], [result, element], at: position) }
            return result
        }
        var made: [Value] = []
        if operation == .map { made.reserveCapacity(elements.count) }
        for element in elements {
            let value = try call(values[1], [element], at: position)
            switch operation {
            case .map: made.append(value)
            case .compactMap: if case .some(let wrapped) = value { made.append(wrapped) }
            case .flatMap:
                let part = try self.elements(of: value, at: position)
                try make(part.count, at: position)
                made += part
            case .filter: if case .bool(true) = value { made.append(element) }
            default: break
            }
        }
        try make(made.count, at: position)
        return operation == .forEach ? .void : .array(made)
    }

    private func property(_ operation: Library, _ value: Value, at position: CodePosition) throws(Fault) -> Value {
        let (elements, start): ([Value], Int)
        switch value {
        case .array(let all): (elements, start) = (all, 0)
        case .slice(let all, let first): (elements, start) = (all, first)
        case .range(let lower, let upper):
            switch operation {
            case .count: return try arithmetic(.subtract, .int(upper), .int(lower), at: position)
            case .isEmpty: return .bool(lower == upper)
            case .first: return lower == upper ? .none : .some(.int(lower))
            case .last: return lower == upper ? .none : .some(.int(upper - 1))
            case .lowerBound: return .int(lower)
            case .upperBound: return .int(upper)
            default: return value
            }
        case .closedRange(let lower, let upper):
            switch operation {
            case .count:
                let steps = try arithmetic(.subtract, .int(upper), .int(lower), at: position)
                return try arithmetic(.add, steps, .int(1), at: position)
            case .isEmpty: return .bool(false)
            case .first: return .some(.int(lower))
            case .last: return .some(.int(upper))
            case .lowerBound: return .int(lower)
            default: return .int(upper)
            }
        case .bounds(let lower, let upper, let isClosed):
            switch operation {
            case .isEmpty: return .bool(!isClosed && isEqual(lower, upper))
            case .lowerBound: return lower
            default: return upper
            }
        default: return .none
        }
        switch operation {
        case .count: return .int(Int64(elements.count))
        case .isEmpty: return .bool(elements.isEmpty)
        case .first: return elements.first.map { .some($0) } ?? .none
        case .last: return elements.last.map { .some($0) } ?? .none
        case .indices: return .range(Int64(start), Int64(start + elements.count))
        case .startIndex: return .int(Int64(start))
        default: return .int(Int64(start + elements.count))
        }
    }

    private func construct(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        switch operation {
        case .enumerated:
            let elements = try elements(of: values[0], at: position)
            try make(elements.count, at: position)
            return .array(elements.enumerated().map { .tuple([.int(Int64($0)), $1]) })
        case .reversed:
            let elements = try elements(of: values[0], at: position)
            try make(elements.count, at: position)
            return .array(elements.reversed())
        case .zip:
            let (a, b) = try zipped(values[0], values[1], at: position)
            try make(min(a.count, b.count), at: position)
            return .array(Swift.zip(a, b).map { .tuple([$0, $1]) })
        case .joined:
            var made: [Value] = []
            for part in try elements(of: values[0], at: position) {
                let inner = try elements(of: part, at: position)
                try make(inner.count, at: position)
                made += inner
            }
            return .array(made)
        case .joinedSeparator:
            var text = ""
            var isFirst = true
            for part in try elements(of: values[0], at: position) {
                guard case .string(let piece) = part else { continue }
                if !isFirst, values.count > 1, case .string(let separator) = values[1] { text += separator }
                isFirst = false
                text += piece
                try make(piece.utf8.count, at: position)
            }
            return .string(text)
        case .toArray: return .array(try elements(of: values[0], at: position))
        case .concatenate:
            let (a, b) = (try elements(of: values[0], at: position), try elements(of: values[1], at: position))
            try make(a.count + b.count, at: position)
            return .array(a + b)
        case .repeating:
            guard case .int(let count) = values[1], count >= 0 else {
                throw Fault(.trap, position, "an array of a negative number of elements")
            }
            try make(Int(clamping: count), at: position)
            return .array([Value](repeating: values[0], count: Int(count)))
        case .repeatText:
            guard case .string(let text) = values[0], case .int(let count) = values[1], count >= 0 else {
                throw Fault(.trap, position, "a text is repeated a negative number of times")
            }
            let size = count.multipliedReportingOverflow(by: Int64(text.utf8.count))
            try make(size.overflow ? .max : Int(clamping: size.partialValue), at: position)
            return .string(String(repeating: text, count: Int(count)))
        case .strideTo, .strideThrough: return try stride(operation == .strideThrough, values, at: position)
        case .textCount: if case .string(let text) = values[0] { return .int(Int64(text.count)) }
        case .textIsEmpty: if case .string(let text) = values[0] { return .bool(text.isEmpty) }
        case .hasPrefix:
            if case .string(let text) = values[0], case .string(let part) = values[1] {
                return .bool(begins(text, with: part))
            }
        case .hasSuffix:
            if case .string(let text) = values[0], case .string(let part) = values[1] {
                return .bool(ends(text, with: part))
            }
        case .intOfText:
            if case .string(let text) = values[0] { return Int64(text).map { .some(.int($0)) } ?? .none }
        case .rangeContains: return .bool(contains(values[0], values[1]))
        default: break
        }
        return .none
    }

    /// Two sequences for zip; of a range only as many values as the other needs.
    private func zipped(_ a: Value, _ b: Value, at position: CodePosition) throws(Fault) -> ([Value], [Value]) {
        func cut(_ value: Value, to count: Int) -> Value {
            let count = Int64(count)
            switch value {
            case .range(let lower, let upper), .closedRange(let lower, let upper):
                let length = upper.subtractingReportingOverflow(lower)
                return length.overflow || length.partialValue > count ? .range(lower, lower + count) : value
            default: return value
            }
        }
        switch (a, b) {
        case (.array(let known), _), (.slice(let known, _), _):
            return (known, try elements(of: cut(b, to: known.count), at: position))
        case (_, .array(let known)), (_, .slice(let known, _)):
            return (try elements(of: cut(a, to: known.count), at: position), known)
        default: return (try elements(of: a, at: position), try elements(of: b, at: position))
        }
    }

    private func stride(_ isThrough: Bool, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        guard !isEqual(values[2], .int(0)), !isEqual(values[2], .double(0)), !isEqual(values[2], .float(0)) else {
            throw Fault(.trap, position, "a stride's step is zero")
        }
        func list<Number: Strideable>(
            _ from: Number, _ to: Number, _ step: Number.Stride, _ wrap: (Number) -> Value
        ) throws(Fault) -> Value {
            var made: [Value] = []
            if isThrough {
                for value in Swift.stride(from: from, through: to, by: step) {
                    try make(1, at: position)
                    made.append(wrap(value))
                }
            } else {
                for value in Swift.stride(from: from, to: to, by: step) {
                    try make(1, at: position)
                    made.append(wrap(value))
                }
            }
            return .array(made)
        }
        switch (values[0], values[1], values[2]) {
        case (.int(let from), .int(let to), .int(let step)):
            return try integers(from, to, step, isThrough, at: position)
        case (.double(let from), .double(let to), .double(let step)): return try list(from, to, step) { .double($0) }
        case (.float(let from), .float(let to), .float(let step)): return try list(from, to, step) { .float($0) }
        default: return .array([])
        }
    }

    /// An Int has 64 bits here, also where the machine's have 32.
    private func integers(
        _ from: Int64, _ to: Int64, _ step: Int64, _ isThrough: Bool, at position: CodePosition
    ) throws(Fault) -> Value {
        var made: [Value] = []
        var value = from
        while step > 0 ? value < to : value > to {
            try make(1, at: position)
            made.append(.int(value))
            let next = value.addingReportingOverflow(step)
            if next.overflow { return .array(made) }
            value = next.partialValue
        }
        if isThrough, value == to { made.append(.int(value)) }
        return .array(made)
    }
}
