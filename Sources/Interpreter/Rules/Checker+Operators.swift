extension Checker {
    func prefix(
        _ operation: String, _ operand: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        switch operation {
        case "!":
            return Typed(type: .bool, code: Code(.not(try converted(operand, to: .bool)), position))
        case "-", "+":
            let typed = try check(operand, hint)
            try require(.numeric, of: typed.type, at: position, operation + " stands before a number")
            return operation == "+" ? typed : Typed(type: typed.type, code: Code(.negation(typed.code), position))
        case "..<", "...":
            let bound = try converted(operand, to: .int)
            return Typed(
                type: .partialRange, code: Code(.partialRange(nil, bound, isClosed: operation == "..."), position))
        case "...|":
            let bound = try converted(operand, to: .int)
            return Typed(type: .partialRange, code: Code(.partialRange(bound, nil, isClosed: true), position))
        default:
            throw Fault(.unsupported, position, "optional chaining is not known here", advice: "write if let")
        }
    }

    func infix(
        _ operation: String, _ left: Expression, _ right: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        guard let known = Operator(rawValue: operation) else {
            throw Fault(.unsupported, position, "the operator '%1' is not known here", operation)
        }
        switch known {
        case .and, .or:
            let (first, second) = (try converted(left, to: .bool), try converted(right, to: .bool))
            return Typed(
                type: .bool, code: Code(known == .and ? .both(first, second) : .either(first, second), position))
        case .equal: return try comparison(.equal, left, right, at: position)
        case .unequal: return try comparison(.unequal, left, right, at: position)
        case .less: return try comparison(.less, left, right, at: position)
        case .atMost: return try comparison(.atMost, left, right, at: position)
        case .greater: return try comparison(.greater, left, right, at: position)
        case .atLeast: return try comparison(.atLeast, left, right, at: position)
        case .range, .closedRange:
            let (first, second, type) = try operands(left, right, nil, at: position)
            try require([.comparable, .numeric], of: type, at: position, "a range is of numbers")
            let isClosed = known == .closedRange
            return Typed(
                type: .range(type, isClosed: isClosed), code: Code(.range(first, second, isClosed: isClosed), position))
        case .fallback: return try fallback(left, right, hint, at: position)
        default: return try arithmetic(known, left, right, hint, at: position)
        }
    }

    /// Both operands, of one type.
    private func operands(
        _ left: Expression, _ right: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> (Code, Code, Type) {
        let first = try check(left, hint)
        let second = try check(right, first.type.variable == nil ? first.type : hint)
        guard types.unify(first.type, second.type) else {
            throw Fault(
                .type, position, "the operands are %1 and %2", first.type.text, second.type.text,
                advice: "make both the same type, as with Double(…)")
        }
        return (first.code, second.code, first.type)
    }

    private func comparison(
        _ comparison: Comparison, _ left: Expression, _ right: Expression, at position: CodePosition
    ) throws(Fault) -> Typed {
        var (left, right) = (left, right)
        func isNil(_ expression: Expression) -> Bool { if case .none = expression.syntax { true } else { false } }
        let isEquality = comparison == .equal || comparison == .unequal
        if isEquality, isNil(left) { swap(&left, &right) }
        var first = try check(left, nil)
        if isEquality, isNil(right) {
            guard first.type.wrapped != nil else {
                throw Fault(.type, position, "%1 is never nil", first.type.text, advice: "leave the comparison out")
            }
            let none = Code(.constant(.none), right.position)
            return Typed(type: .bool, code: Code(.comparison(comparison, first.code, none), position))
        }
        var second = try check(right, first.type.variable == nil ? first.type : nil)
        if isEquality, first.type.wrapped != nil, second.type.wrapped == nil {
            second = Typed(type: first.type, code: try convert(second, to: first.type))
        } else if isEquality, second.type.wrapped != nil, first.type.wrapped == nil {
            first = Typed(type: second.type, code: try convert(first, to: second.type))
        }
        let isReversal = first.code.isReversal || second.code.isReversal
        if isReversal, let a = first.type.elementType, let b = second.type.elementType, types.unify(a, b) {
            (first.type, second.type) = (.array(a), .array(a))
        }
        guard types.unify(first.type, second.type) else {
            throw Fault(
                first.type.isSettled || second.type.isSettled ? .unsupported : .type, position,
                "%1 and %2 are not compared", first.type.text, second.type.text,
                advice: "make both the same type")
        }
        try require(
            isEquality ? .equatable : .comparable, of: first.type, at: position,
            isEquality ? "what is compared must have ==" : "what is compared must have <")
        return Typed(type: .bool, code: Code(.comparison(comparison, first.code, second.code), position))
    }

    private func fallback(
        _ left: Expression, _ right: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        let first = try check(left, hint.map { $0.wrapped == nil ? .optional($0) : $0 })
        guard let wrapped = first.type.wrapped else {
            // Swift warns alone.
            throw Fault(.unsupported, position, "before ?? stands an optional, and this is %1", first.type.text)
        }
        let second = try check(right, wrapped)
        if second.type.wrapped != nil, wrapped.resolved.wrapped == nil {
            throw Fault(
                .unsupported, position, "?? with an optional after it is not known here", advice: "write if let")
        }
        let code = try convert(second, to: wrapped)
        return Typed(type: wrapped, code: Code(.fallback(first.code, code), position))
    }

    private func arithmetic(
        _ operation: Operator, _ left: Expression, _ right: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        var hint = hint?.resolved
        while let wrapped = hint?.wrapped { hint = wrapped.resolved }
        let first = try check(left, hint)
        if operation == .add, first.type.elementType != nil || first.type.variable?.literal == TypeVariable.Literal.none
        {
            return try concatenation(first, right, hint, at: position)
        }
        if operation == .shiftLeft || operation == .shiftRight {
            guard types.unify(first.type, .int) else { throw mismatch(first, .int) }
            let second = try converted(right, to: .int)
            return Typed(
                type: .int,
                code: Code(
                    .arithmetic(operation == .shiftLeft ? .shiftLeft : .shiftRight, first.code, second), position))
        }
        let second = try check(right, first.type.variable == nil ? first.type : hint)
        guard types.unify(first.type, second.type) else {
            if operation == .add, second.code.isReversal { throw mismatch(second, first.type) }
            let isOptional = first.type.wrapped != nil || second.type.wrapped != nil
            let isText = operation == .add && (first.type.isText || second.type.isText)
            throw Fault(
                first.type.isSettled || second.type.isSettled ? .unsupported : .type, position,
                text: operation.rawValue + " has " + first.type.text + " on its left and " + second.type.text
                    + " on its right",
                advice: isOptional
                    ? "unwrap the optional, as with if let or ??"
                    : "make both the same type, as with " + (isText ? "String(…)" : "Double(…)"))
        }
        let (kind, needs) = Self.rule(operation)
        if [.wrappingAdd, .wrappingSubtract, .wrappingMultiply].contains(operation), first.type.variable != nil {
            // Swift may take such numbers for ones of 128 bits.
            throw Fault(
                .unsupported, position, "of which type these numbers are is not known here",
                advice: "write it, as in Int(1)")
        }
        try require(
            needs, of: first.type, at: position,
            operation.rawValue + (needs == .integer ? " is of whole numbers" : " is of numbers"))
        if operation == .divide || operation == .remainder, case .int = first.type.resolved, right.isZero {
            throw Fault(.type, position, "a division by zero")
        }
        return Typed(type: first.type, code: Code(.arithmetic(kind, first.code, second.code), position))
    }

    static func rule(_ operation: Operator) -> (Arithmetic, Needs) {
        switch operation {
        case .add: (.add, .addable)
        case .subtract: (.subtract, .numeric)
        case .multiply: (.multiply, .numeric)
        case .divide: (.divide, .numeric)
        case .remainder: (.remainder, .integer)
        case .bitAnd: (.and, .integer)
        case .bitOr: (.or, .integer)
        case .bitXor: (.xor, .integer)
        case .wrappingAdd: (.wrappingAdd, .integer)
        case .wrappingSubtract: (.wrappingSubtract, .integer)
        default: (.wrappingMultiply, .integer)
        }
    }

    /// Arrays one after the other. The left one says the type.
    private func concatenation(
        _ first: Typed, _ right: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        guard let element = first.type.elementType else {
            let second = try check(right, first.type)
            guard types.unify(first.type, second.type) else { throw mismatch(second, first.type) }
            try require(.addable, of: first.type, at: position, "+ is of numbers, texts and arrays")
            return Typed(type: first.type, code: Code(.arithmetic(.add, first.code, second.code), position))
        }
        let result: Type
        switch first.type.resolved {
        case .slice:
            throw Fault(
                .unsupported, position, "+ after a part of an array is not known here", advice: "write Array(…)")
        default: result = .array(element)
        }
        let second = try check(right, result)
        guard let other = second.type.elementType, types.unify(element, other) else { throw mismatch(second, result) }
        if case .array = first.type.resolved {
        } else if case .array = second.type.resolved {
        } else if !first.code.isReversal {
            throw Fault(.type, position, "+ needs an array on one of its sides", advice: "write Array(…)")
        }
        return Typed(type: result, code: Code(.library(.concatenate, [first.code, second.code]), position))
    }
}

extension Expression {
    /// Whether it is the number 0 as it is written, by which the compiler lets no whole number be divided.
    fileprivate var isZero: Bool {
        switch syntax {
        case .integer("0"): true
        case .tuple(let elements) where elements.count == 1: elements[0].value.isZero
        case .coercion(let value, _): value.isZero
        default: false
        }
    }
}
