extension Evaluator {
    func search(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        // A range is not made an array to ask whether it has a value.
        let elements = try elements(of: values[0], at: position)
        func holds(_ element: Value) throws(Fault) -> Bool {
            switch operation {
            case .containsElement, .firstIndexOf, .lastIndexOf: return isEqual(element, values[1])
            default: break
            }
            try spend(at: position)
            if case .bool(true) = try call(values[1], [element], at: position) { return true }
            return false
        }
        /// The first place where the answer is `wanted`, from the end where `isLast`.
        func place(_ wanted: Bool, isLast: Bool = false) throws(Fault) -> Int? {
            for step in elements.indices {
                let index = isLast ? elements.count - 1 - step : step
                if try holds(elements[index]) == wanted { return index }
            }
            return nil
        }
        switch operation {
        case .containsElement, .containsWhere: return .bool(try place(true) != nil)
        case .allSatisfy: return .bool(try place(false) == nil)
        case .countWhere:
            var count: Int64 = 0
            for element in elements where try holds(element) { count += 1 }
            return .int(count)
        case .firstWhere, .lastWhere:
            return try place(true, isLast: operation == .lastWhere).map { .some(elements[$0]) } ?? .none
        case .firstIndexOf, .firstIndexWhere, .lastIndexOf, .lastIndexWhere:
            let isLast = operation == .lastIndexOf || operation == .lastIndexWhere
            return try place(true, isLast: isLast).map { .some(.int(Int64($0))) } ?? .none
        case .elementsEqual:
            let others = try self.elements(of: values[1], at: position)
            return .bool(isEqual(.array(elements), .array(others)))
        default:
            let count = try place(false) ?? elements.count
            return cut(values[0], elements, operation == .prefixWhile ? 0..<count : count..<elements.count)
        }
    }

    /// Some of a sequence's values; of an array they keep their indices.
    private func cut(_ base: Value, _ elements: [Value], _ range: Range<Int>) -> Value {
        switch base {
        case .slice(_, let start): return .slice(Array(elements[range]), start: start + range.lowerBound)
        case .range, .closedRange: return .array(Array(elements[range]))
        default: return .slice(Array(elements[range]), start: range.lowerBound)
        }
    }

    func part(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        let elements = try elements(of: values[0], at: position)
        var wanted: Int64 = 1
        if values.count > 1, case .int(let count) = values[1] { wanted = count }
        guard wanted >= 0 else {
            let name =
                switch operation {
                case .dropFirst: "dropFirst"
                case .dropLast: "dropLast"
                case .prefix: "prefix"
                default: "suffix"
                }
            throw Fault(.trap, position, "%1 of a negative number of elements", name)
        }
        let count = Int(min(wanted, Int64(elements.count)))
        switch operation {
        case .dropFirst: return cut(values[0], elements, count..<elements.count)
        case .dropLast: return cut(values[0], elements, 0..<elements.count - count)
        case .prefix: return cut(values[0], elements, 0..<count)
        default: return cut(values[0], elements, elements.count - count..<elements.count)
        }
    }

    func order(_ operation: Library, _ values: [Value], at position: CodePosition) throws(Fault) -> Value {
        let elements = try elements(of: values[0], at: position)
        let function = values.count > 1 ? values[1] : nil
        /// A sort's closure cannot throw, so the first fault is kept.
        var fault: Fault?
        func precedes(_ a: Value, _ b: Value) -> Bool {
            guard fault == nil else { return false }
            do throws(Fault) {
                try spend(at: position)
                guard let function else { return isLess(a, b) }
                if case .bool(true) = try call(function, [a, b], at: position) { return true }
            } catch {
                fault = error
            }
            return false
        }
        let result: Value
        switch operation {
        case .sorted, .sortedBy:
            try make(elements.count, at: position)
            result = .array(elements.sorted(by: precedes))
        case .minimum, .minimumBy: result = elements.min(by: precedes).map { .some($0) } ?? .none
        default: result = elements.max(by: precedes).map { .some($0) } ?? .none
        }
        if let fault { throw fault }
        return result
    }

    // MARK: - Changes

    func change(
        _ operation: Library, _ arguments: [Value], _ root: PathRoot, _ path: [PathStep], at position: CodePosition
    ) throws(Fault) -> Value {
        if operation == .sortBy || operation == .sort {
            var old: Value = .none
            try modify(root, path) { (place) throws(Fault) in old = place }
            let sorted = try order(.sortedBy, [old] + arguments, at: position)
            try modify(root, path) { (place) throws(Fault) in place = sorted }
            return .void
        }
        var result: Value = .void
        try modify(root, path) { (place) throws(Fault) in
            if case .bool(let value) = place {
                place = .bool(!value)
                return
            }
            guard case .array(var elements) = place else { return }
            place = .none
            result = try change(operation, arguments, &elements, at: position)
            place = .array(elements)
        }
        return result
    }

    private func change(
        _ operation: Library, _ arguments: [Value], _ elements: inout [Value], at position: CodePosition
    ) throws(Fault) -> Value {
        func index(_ value: Value, atMost last: Int) throws(Fault) -> Int {
            guard case .int(let index) = value else { return 0 }
            guard index >= 0, index <= last else { throw Self.outOfRange(index, elements.count, position) }
            return Int(index)
        }
        switch operation {
        case .append:
            try make(1, at: position)
            elements.append(arguments[0])
        case .appendContents:
            let others = try self.elements(of: arguments[0], at: position)
            try make(others.count, at: position)
            elements += others
        case .insert:
            try make(1, at: position)
            try spend(elements.count, at: position)
            elements.insert(arguments[0], at: try index(arguments[1], atMost: elements.count))
        case .removeAt:
            try spend(elements.count, at: position)
            return elements.remove(at: try index(arguments[0], atMost: elements.count - 1))
        case .removeLast, .removeFirst:
            guard !elements.isEmpty else { throw Fault(.trap, position, "an element is removed from an empty array") }
            if operation == .removeFirst { try spend(elements.count, at: position) }
            return operation == .removeLast ? elements.removeLast() : elements.removeFirst()
        case .popLast: return elements.popLast().map { .some($0) } ?? .none
        case .removeAll: elements.removeAll()
        case .reverse: elements.reverse()
        case .swapAt:
            let last = elements.count - 1
            // Two equal indices need not be those of elements, as in Swift.
            if case (.int(let a), .int(let b)) = (arguments[0], arguments[1]), a == b { return .void }
            elements.swapAt(try index(arguments[0], atMost: last), try index(arguments[1], atMost: last))
        default: break
        }
        return .void
    }
}
