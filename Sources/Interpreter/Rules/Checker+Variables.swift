/// Variables that are declared, bound and assigned.
extension Checker {
    func assignment(
        _ operation: String, _ target: Expression, _ value: Expression, at position: CodePosition
    ) throws(Fault) -> StatementCode {
        let mark = begin()
        if case .name("_") = target.syntax, operation.isEmpty {
            let typed = try check(value, nil)
            settle(typed.type, from: mark.number)
            try finish(mark)
            return .assignment(.ignored, typed.code)
        }
        if case .tuple(let parts) = target.syntax, parts.count > 1 {
            throw Fault(
                .unsupported, position, "assigning to several variables at once is not known here",
                advice: "assign to one after the other, or swapAt for places of an array")
        }
        let (place, type) = try place(target)
        if operation.isEmpty {
            let code = try converted(value, to: type)
            try finish(mark)
            return .assignment(place, code)
        }
        if operation == "+", let element = type.elementType {
            guard case .array = type.resolved else {
                throw Fault(.unsupported, position, "+= of %1 is not known here", type.text)
            }
            let typed = try check(value, type)
            guard let other = typed.type.elementType, types.unify(element, other) else { throw mismatch(typed, type) }
            try finish(mark)
            return .expression(Code(.change(.appendContents, place, [typed.code]), position))
        }
        let (kind, needs) = Self.rule(Operator(rawValue: operation) ?? .add)
        try require(needs, of: type, at: position, operation + "= is of numbers")
        let code = try converted(value, to: type)
        try finish(mark)
        return .update(place, kind, code, position)
    }

    func variable(
        _ isMutable: Bool, _ pattern: Pattern, _ type: TypeSyntax?, _ value: Expression, at position: CodePosition
    ) throws(Fault) -> StatementCode {
        let mark = begin()
        if let type {
            let wanted = try self.type(of: type)
            let code = try converted(value, to: wanted)
            try finish(mark)
            return .variable(try bind(pattern, wanted, isMutable: isMutable), code)
        }
        let typed = try check(value, nil)
        settle(typed.type, from: mark.number)
        try finish(mark)
        guard typed.type.variable == nil else {
            throw Fault(.unsupported, position, "the type is not known here", advice: "write it after the name")
        }
        try refuseMixedFallback(in: value, typed.type)
        return .variable(try bind(pattern, typed.type, isMutable: isMutable), typed.code)
    }

    func bind(_ pattern: Pattern, _ type: Type, isMutable: Bool) throws(Fault) -> PatternCode {
        switch pattern {
        case .wildcard: return .wildcard
        case .name(let name, let position):
            return .variable(try declare(name, type, isMutable: isMutable, at: position))
        case .tuple(let patterns, let position):
            guard case .tuple(let elements) = type.resolved, elements.count == patterns.count else {
                throw Fault(.type, position, "%1 names stand for %2", String(patterns.count), type.text)
            }
            var codes: [PatternCode] = []
            for (pattern, element) in Swift.zip(patterns, elements) {
                codes.append(try bind(pattern, element.type, isMutable: isMutable))
            }
            return .tuple(codes)
        case .value(let expression): throw Fault(.syntax, expression.position, "a name is wanted here")
        case .some(_, let position): throw Fault(.syntax, position, "a name is wanted here")
        }
    }
}
