extension Checker {
    func selection(_ subject: Expression, _ cases: [CaseSyntax], at position: CodePosition) throws(Fault)
        -> StatementCode
    {
        let mark = begin()
        let typed = try check(subject, nil)
        settle(typed.type, from: mark.number)
        try finish(mark)
        try refuseMixedFallback(in: subject, typed.type)
        scopes[depth].targets.append((nil, false))
        var codes: [CaseCode] = []
        var (isComplete, sawTrue, sawFalse, sawNone, sawSome) = (false, false, false, false, false)
        for (index, item) in cases.enumerated() {
            if item.isDefault, index != cases.count - 1 {
                throw Fault(.type, item.position, "default is the last case")
            }
            scopes[depth].blocks.append([])
            var patterns: [(pattern: PatternCode, test: Code?)] = []
            for (pattern, test) in item.patterns {
                if item.patterns.count > 1, pattern.binds {
                    throw Fault(
                        .unsupported, item.position, "a case with several patterns that bind names is not known here")
                }
                let code = try match(pattern, typed.type)
                patterns.append((code, try test.map(condition)))
                guard test == nil else { continue }
                isComplete = isComplete || pattern.matchesAll
                switch pattern {
                case .value(let value):
                    if case .bool(let isTrue) = value.syntax { if isTrue { sawTrue = true } else { sawFalse = true } }
                    if case .none = value.syntax { sawNone = true }
                case .some(let inner, _): sawSome = sawSome || inner.matchesAll
                default: break
                }
            }
            isComplete = isComplete || item.isDefault
            if item.isDefault { patterns.append((.wildcard, nil)) }
            let body = try block(item.body)
            scopes[depth].blocks.removeLast()
            codes.append(CaseCode(patterns: patterns, body: body))
        }
        scopes[depth].targets.removeLast()
        guard isComplete || (sawTrue && sawFalse) || (sawNone && sawSome) else {
            throw Fault(.type, position, "the cases do not cover every value", advice: "add default:")
        }
        return .selection(typed.code, codes)
    }

    private func match(_ pattern: Pattern, _ type: Type) throws(Fault) -> PatternCode {
        switch pattern {
        case .wildcard, .name: return try bind(pattern, type, isMutable: false)
        case .tuple(let patterns, let position):
            guard case .tuple(let elements) = type.resolved, elements.count == patterns.count else {
                throw Fault(.type, position, "a pattern of %1 parts stands for %2", String(patterns.count), type.text)
            }
            var codes: [PatternCode] = []
            for (pattern, element) in Swift.zip(patterns, elements) { codes.append(try match(pattern, element.type)) }
            return .tuple(codes)
        case .some(let inner, let position):
            guard let wrapped = type.wrapped else { throw Fault(.type, position, "%1 is never nil", type.text) }
            return .some(try match(inner, wrapped))
        case .value(let expression):
            if case .none = expression.syntax {
                guard type.wrapped != nil else { throw Fault(.type, expression.position, "%1 is never nil", type.text) }
                return .none
            }
            let mark = begin()
            let typed = try check(expression, type)
            if case .range(let bound, _) = typed.type.resolved {
                guard types.unify(bound, type) else { throw mismatch(typed, type) }
                try finish(mark)
                return .within(typed.code)
            }
            if case .partialRange = typed.type.resolved {
                guard types.unify(.int, type) else { throw mismatch(typed, type) }
                try finish(mark)
                return .within(typed.code)
            }
            let code = try convert(typed, to: type)
            try finish(mark)
            try require(.equatable, of: type, at: expression.position, "a case compares with ==")
            if case .tuple = type.resolved {
                throw Fault(.unsupported, expression.position, "a tuple as a value is not known in a case")
            }
            return .equal(code)
        }
    }
}

extension Pattern {
    fileprivate var matchesAll: Bool {
        switch self {
        case .name, .wildcard: true
        case .tuple(let patterns, _): patterns.allSatisfy { $0.matchesAll }
        case .value, .some: false
        }
    }

    fileprivate var binds: Bool {
        switch self {
        case .name: true
        case .wildcard, .value: false
        case .tuple(let patterns, _): patterns.contains { $0.binds }
        case .some(let inner, _): inner.binds
        }
    }
}
