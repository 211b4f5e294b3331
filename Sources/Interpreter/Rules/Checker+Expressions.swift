extension Checker {
    /// Checks an expression; `hint` is the type that is wanted, which gives numbers theirs.
    func check(_ expression: Expression, _ hint: Type?) throws(Fault) -> Typed {
        let position = expression.position
        switch expression.syntax {
        case .integer(let text):
            return hinted(literal(text, isFloating: false, at: position), hint)
        case .floating(let text): return hinted(literal(text, isFloating: true, at: position), hint)
        case .bool(let value): return Typed(type: .bool, code: Code(.constant(.bool(value)), position))
        case .none:
            guard let hint else {
                throw Fault(.type, position, "nil needs a type", advice: "write it, as in let best: Int? = nil")
            }
            let type: Type = .optional(unknown(at: position))
            guard types.unify(type, hint) else {
                throw Fault(.type, position, "nil is not a value of %1", hint.text, advice: "write %1?")
            }
            return Typed(type: type, code: Code(.constant(.none), position))
        case .string(let parts): return try string(parts, at: position)
        case .name(let name): return try self.name(name, hint, at: position)
        case .array(let elements): return try array(elements, hint, at: position)
        case .tuple(let elements): return try tuple(elements, hint, at: position)
        case .prefix(let operation, let operand): return try prefix(operation, operand, hint, at: position)
        case .infix(let operation, let left, let right): return try infix(operation, left, right, hint, at: position)
        case .conditional(let test, let yes, let no): return try conditional(test, yes, no, hint, at: position)
        case .member(let base, let name): return try member(name, of: base, hint, at: position)
        case .implicitMember(let name):
            guard let hint = hint.map({ $0.wrapped ?? $0 }), case let type = hint.resolved, type.variable == nil else {
                throw Fault(.type, position, "what .%1 belongs to is not known here", name, advice: "write it before .")
            }
            guard let value = typeMember(name, of: type) else {
                throw Fault(.unsupported, position, "%1.%2 is not known here", type.text, name)
            }
            return Typed(type: type, code: Code(.constant(value), position))
        case .element(let base, let arguments): return try element(base, arguments, at: position)
        case .call(let callee, let arguments): return try call(callee, arguments, hint, at: position)
        case .closure(let closure): return try self.closure(closure, hint, at: position)
        case .force(let base):
            let typed = try check(base, hint.map { .optional($0) })
            guard let wrapped = typed.type.wrapped else {
                throw Fault(
                    .type, position, "! unwraps an optional, and this is %1", typed.type.text, advice: "leave ! out")
            }
            return Typed(type: wrapped, code: Code(.unwrap(typed.code), position))
        case .coercion(let value, let written):
            let type = try type(of: written)
            return Typed(type: type, code: try converted(value, to: type))
        case .attempt(let value, let isOptional):
            scopes[depth].attempts += 1
            if !isOptional, !scopes[depth].isThrowing {
                throw Fault(
                    .type, position, "errors thrown here are not handled", advice: "write throws after the parameters")
            }
            var typed = try check(value, isOptional ? hint.flatMap { $0.wrapped } : hint)
            scopes[depth].attempts -= 1
            if isOptional, typed.type.wrapped == nil {
                typed.code.wraps += 1
                typed.type = .optional(typed.type)
            }
            return typed
        }
    }

    /// Gives an open number the wanted type, where it may have it.
    private func hinted(_ typed: Typed, _ hint: Type?) -> Typed {
        guard var hint = hint?.resolved else { return typed }
        while let wrapped = hint.wrapped { hint = wrapped.resolved }
        _ = types.unify(typed.type, hint)
        return typed
    }

    private func string(_ parts: [StringPart], at position: CodePosition) throws(Fault) -> Typed {
        var pieces: [Code.Part] = []
        for part in parts {
            switch part {
            case .text(let text): pieces.append(.text(text))
            case .value(let expression):
                let mark = begin()
                let typed = try shown(expression)
                settle(typed.type)
                try finish(mark)
                guard typed.type.isPrintable else {
                    throw Fault(.unsupported, expression.position, "%1 in a string is not known here", typed.type.text)
                }
                pieces.append(.value(typed.code, typed.type))
            }
        }
        return Typed(type: .string, code: Code(.string(pieces), position))
    }

    private func name(_ name: String, _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        if case .variable(let variable) = entry(named: name) {
            return Typed(type: variable.type, code: Code(use(variable), position))
        }
        let functions = functions(named: name)
        if functions.count == 1, let head = functions.first {
            let code = Code(.function(head.code, hops: head.depth == 0 ? -1 : depth - head.depth + 1), position)
            return Typed(type: head.type, code: code)
        }
        if case .function(let parameters, _, _) = hint?.resolved, functions.isEmpty,
            let closure = ClosureSyntax(calling: name, count: parameters.count, at: position)
        {
            return try self.closure(closure, hint, at: position)
        }
        throw Fault(
            functions.isEmpty ? .type : .unsupported, position,
            text: functions.isEmpty
                ? "'" + name + "' is not known here" : "which '" + name + "' is meant is not known here")
    }

    private func array(_ elements: [Expression], _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        var wanted = hint?.resolved
        while let wrapped = wanted?.wrapped { wanted = wrapped.resolved }
        let element = unknown(at: position)
        if case .array(let type) = wanted { _ = types.unify(element, type) }
        let isOptional = elements.contains { if case .none = $0.syntax { true } else { false } }
        if isOptional, element.variable != nil {
            _ = types.unify(element, .optional(unknown(at: position)))
        }
        var codes: [Code] = []
        let isOpen = element.variable != nil
        if isOpen { try refuseMixedEnds(elements, at: position) }
        for expression in elements { codes.append(try converted(expression, to: element)) }
        if isOpen { try refuseWholeNumbers(elements, element) }
        return Typed(type: .array(element), code: Code(.array(codes), position))
    }

    private func tuple(_ elements: [Argument], _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        if elements.count == 1, elements[0].label == nil {
            let inner = try check(elements[0].value, hint)
            return inner
        }
        let labels = elements.compactMap { $0.label }
        for (index, label) in labels.enumerated() where labels[..<index].contains(label) {
            throw Fault(.type, position, "two parts of a tuple are named '%1'", label)
        }
        var wanted: [Type.Element] = []
        let target = hint.map { $0.wrapped ?? $0 }
        if case .tuple(let parts) = target?.resolved, parts.count == elements.count { wanted = parts }
        var (parts, codes): ([Type.Element], [Code]) = ([], [])
        for (index, element) in elements.enumerated() {
            if wanted.isEmpty {
                let typed = try check(element.value, nil)
                parts.append(Type.Element(label: element.label, type: typed.type))
                codes.append(typed.code)
            } else {
                if let label = element.label, let other = wanted[index].label, label != other {
                    throw Fault(.type, element.value.position, "the label is '%1:', not '%2:'", other, label)
                }
                codes.append(try converted(element.value, to: wanted[index].type))
                parts.append(Type.Element(label: wanted[index].label, type: wanted[index].type))
            }
        }
        return Typed(type: .tuple(parts), code: Code(.tuple(codes), position))
    }

    private func conditional(
        _ test: Expression, _ yes: Expression, _ no: Expression, _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        let test = try converted(test, to: .bool)
        if let hint, hint.wrapped != nil {
            let (yes, no) = (try converted(yes, to: hint), try converted(no, to: hint))
            return Typed(type: hint, code: Code(.conditional(test, yes, no), position))
        }
        func isNil(_ expression: Expression) -> Bool { if case .none = expression.syntax { true } else { false } }
        if isNil(yes) || isNil(no) {
            let type: Type = .optional(unknown(at: position))
            // The side with a value says the type.
            if isNil(yes) {
                let value = try converted(no, to: type)
                return Typed(type: type, code: Code(.conditional(test, try converted(yes, to: type), value), position))
            }
            let value = try side(yes, type)
            return Typed(type: type, code: Code(.conditional(test, value, try converted(no, to: type)), position))
        }
        let first = try check(yes, hint)
        let second = try check(no, first.type.variable == nil ? first.type : hint)
        return try joined(test, first, second, at: position)
    }

    /// A choice of two values, whose types become one.
    func joined(_ test: Code, _ first: Typed, _ second: Typed, at position: CodePosition) throws(Fault) -> Typed {
        if first.type.wrapped == nil, second.type.wrapped != nil {
            let code = try convert(first, to: second.type)
            return Typed(type: second.type, code: Code(.conditional(test, code, second.code), position))
        }
        let code = try convert(second, to: first.type)
        return Typed(type: first.type, code: Code(.conditional(test, first.code, code), position))
    }

    private func side(_ expression: Expression, _ optional: Type) throws(Fault) -> Code {
        let typed = try check(expression, nil)
        if typed.type.wrapped != nil { return try convert(typed, to: optional) }
        guard let wrapped = optional.wrapped, types.unify(typed.type, wrapped) else { throw mismatch(typed, optional) }
        typed.code.wraps += 1
        return typed.code
    }
}
