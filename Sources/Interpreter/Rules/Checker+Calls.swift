extension Checker {
    func call(
        _ callee: Expression, _ arguments: [Argument], _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        switch callee.syntax {
        case .name(let name):
            if case .variable(let variable) = entry(named: name) {
                return try callValue(
                    Typed(type: variable.type, code: Code(use(variable), callee.position)), arguments, at: position)
            }
            let functions = functions(named: name)
            if let (head, order) = try bestMatch(arguments, functions, at: callee.position) {
                return try call(head, arguments, order, at: callee.position)
            }
            // A function inside another hides the library's of its name.
            if functions.allSatisfy({ $0.depth == 0 }) {
                if let made = try conversion(to: name, arguments, hint, at: callee.position) { return made }
                if let made = try globalCall(name, arguments, hint, at: callee.position) { return made }
            }
            if let head = functions.first {
                throw Fault(
                    .type, callee.position, "the arguments do not go with '%1'", name,
                    head.labels.map { $0 + ":" }.joined(), advice: "call %1(%2)")
            }
            throw ForeignType.fault(name, at: callee.position)
                ?? Fault(.unsupported, callee.position, "the function '%1' is not known here", name)
        case .member(let base, let name): return try methodCall(name, of: base, arguments, hint, at: callee.position)
        case .array(let elements) where elements.count == 1:
            guard let element = elements[0].asType else { break }
            return try array(of: try type(of: element), arguments, at: callee.position)
        default: break
        }
        return try callValue(try check(callee, nil), arguments, at: position)
    }

    private func callValue(
        _ callee: Typed, _ arguments: [Argument], at position: CodePosition
    ) throws(Fault) -> Typed {
        guard case .function(let parameters, let result, let isThrowing) = callee.type.resolved else {
            throw Fault(.type, position, "%1 is not a function", callee.type.text)
        }
        if let label = arguments.compactMap({ $0.label }).first {
            throw Fault(.type, position, "a value that is a function has no labels", label, advice: "leave '%1:' out")
        }
        guard parameters.count == arguments.count else {
            throw Fault(.type, position, "the function takes %1 arguments", String(parameters.count))
        }
        try checkAttempt(isThrowing, at: position)
        var codes: [Code] = []
        for (argument, type) in Swift.zip(arguments, parameters) {
            codes.append(try converted(argument.value, to: type))
        }
        return Typed(type: result, code: Code(.callValue(callee.code, codes), position))
    }

    private func checkAttempt(_ isThrowing: Bool, at position: CodePosition) throws(Fault) {
        if isThrowing, scopes[depth].attempts == 0 {
            throw Fault(.type, position, "this call can throw", advice: "write try before it")
        }
    }

    /// For each parameter its argument, or nil for its own value; nil where labels do not match.
    func match(
        _ arguments: [Argument], _ parameters: [(label: String?, type: Type, hasInitial: Bool)]
    ) -> [Int?]? {
        var order: [Int?] = []
        var next = 0
        for parameter in parameters {
            let isFunction: Bool
            if case .function = parameter.type.resolved { isFunction = true } else { isFunction = false }
            if next < arguments.count,
                arguments[next].isTrailing ? isFunction : arguments[next].label == parameter.label
            {
                order.append(next)
                next += 1
            } else if parameter.hasInitial {
                order.append(nil)
            } else {
                return nil
            }
        }
        return next == arguments.count ? order : nil
    }

    /// The function that is called: of several the one that takes fewest parameters' own values.
    private func bestMatch(
        _ arguments: [Argument], _ functions: [FunctionHead], at position: CodePosition
    ) throws(Fault) -> (head: FunctionHead, order: [Int?])? {
        var best: (head: FunctionHead, order: [Int?], missing: Int)?
        for head in functions {
            guard let order = match(arguments, head.parameters.map { ($0.label, $0.type, $0.initial != nil) }) else {
                continue
            }
            let missing = order.count { $0 == nil }
            if let best, best.missing == missing {
                throw Fault(
                    .unsupported, position, "which '%1' is called is not known here", head.name,
                    advice: "give one of them another name")
            }
            if missing < best?.missing ?? .max { best = (head, order, missing) }
        }
        return best.map { ($0.head, $0.order) }
    }

    private func call(
        _ head: FunctionHead, _ arguments: [Argument], _ order: [Int?], at position: CodePosition
    ) throws(Fault) -> Typed {
        try checkAttempt(head.isThrowing, at: position)
        var codes: [Code] = []
        for (parameter, index) in Swift.zip(head.parameters, order) {
            if let index {
                codes.append(try converted(arguments[index].value, to: parameter.type))
            } else if let initial = parameter.initial {
                let code = try outside(initial, parameter.type)
                code.isInitial = true
                codes.append(code)
            }
        }
        let hops = head.depth == 0 ? -1 : depth - head.depth + 1
        return Typed(type: head.result, code: Code(.call(head.code, hops: hops, codes), position))
    }

    /// A parameter's own value, which sees no variables.
    func outside(_ initial: Expression, _ type: Type) throws(Fault) -> Code {
        let inside = scopes
        scopes = [Scope(code: FunctionCode(name: "", position: initial.position), result: type, isThrowing: false)]
        let mark = begin()
        let code = try converted(initial, to: type)
        try finish(mark)
        scopes = inside
        return code
    }

    /// A call of the library: `base` is what a method is called upon. Closures are checked last, when the other arguments' types
    /// are known.
    func apply(
        _ signature: Signature, to base: [Code], _ arguments: [Argument], _ hint: Type?, _ name: String,
        at position: CodePosition
    ) throws(Fault) -> Typed {
        guard let order = match(arguments, signature.parameters.map { ($0.label, $0.type, false) }) else {
            let labels = signature.parameters.map { ($0.label ?? "_") + ":" }.joined()
            throw Fault(.type, position, "the arguments do not go with '%1'", name, labels, advice: "call %1(%2)")
        }
        if var hint = hint?.resolved, signature.result.isOpen {
            while signature.result.wrapped == nil, let wrapped = hint.wrapped { hint = wrapped.resolved }
            _ = types.unify(signature.result, hint)
        }
        var codes: [Code?] = signature.parameters.map { _ in nil }
        for isLate in [false, true] {
            for (place, parameter) in signature.parameters.enumerated() {
                guard let index = order[place] else { continue }
                var takesFunction = false
                if case .function = parameter.type.resolved { takesFunction = true }
                if takesFunction == isLate { codes[place] = try converted(arguments[index].value, to: parameter.type) }
            }
        }
        return Typed(
            type: signature.result, code: Code(.library(signature.operation, base + codes.compactMap { $0 }), position))
    }
}

extension Expression {
    /// The type that is written as an expression, as in `[Float](…)`.
    var asType: TypeSyntax? {
        switch syntax {
        case .name(let name) where name.utf8.first.map({ $0 >= 65 && $0 <= 90 }) ?? false: return .name(name, position)
        case .array(let elements) where elements.count == 1: return elements[0].asType.map { .array($0) }
        case .prefix("?", let wrapped): return wrapped.asType.map { .optional($0) }
        case .tuple(let elements):
            var parts: [(label: String?, type: TypeSyntax)] = []
            for element in elements {
                guard let type = element.value.asType else { return nil }
                parts.append((element.label, type))
            }
            return parts.count == 1 ? parts[0].type : .tuple(parts)
        default: return nil
        }
    }
}

extension Checker {
    /// Checks an expression that is computed by itself, with the program's functions.
    func check(call expression: Expression, in code: FunctionCode) throws(Fault) -> (Code, Type) {
        scopes = [Scope(code: code, result: .void, isThrowing: true)]
        defer { scopes = [] }
        scopes[0].attempts = 1
        let mark = begin()
        let typed = try check(expression, nil)
        settle(typed.type)
        try finish(mark)
        guard typed.type.isPrintable else {
            throw Fault(.unsupported, expression.position, "showing %1 is not known here", typed.type.text)
        }
        return (typed.code, typed.type)
    }
}
