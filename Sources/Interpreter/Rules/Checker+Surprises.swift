/// Where Swift finds another type than a reader expects, because a number as it is written stays an Int, or a Double, rather than become
/// what stands beside it. The interpreter would have to guess, and refuses.
extension Checker {
    /// What `print` is given. It takes values of any type, so the sides of `?` need not have one: `print(isKnown ? 1.5 : 0)` prints 0.
    func shown(_ expression: Expression) throws(Fault) -> Typed {
        switch expression.syntax {
        case .tuple(let elements) where elements.count == 1 && elements[0].label == nil:
            return try shown(elements[0].value)
        case .conditional(let test, let yes, let no) where !yes.isNil && !no.isNil:
            let test = try converted(test, to: .bool)
            let (first, second) = (try shown(yes), try shown(no))
            if first.type.wrapped == nil, second.type.wrapped == nil, first.type.turns(second.type) {
                throw Fault(
                    .unsupported, expression.position, "print shows the sides of ? each as what it is by itself",
                    advice: "name the value with let and its type before, and print that")
            }
            let typed = try joined(test, first, second, at: expression.position)
            settle(typed.type)
            // Of [0.25, 2], as a side alone, Swift makes a list of Any.
            for side in [yes, no] where side.isWrittenList && side.hasNumber(becoming: typed.type) {
                throw mixture(at: side.position)
            }
            return typed
        case .call(let callee, let arguments):
            let typed = try check(expression, nil)
            settle(typed.type)
            if case .member(_, "reduce") = callee.syntax, let value = arguments.last?.value.closureValue,
                value.isNumber(becoming: typed.type)
            {
                throw Fault(
                    .unsupported, value.position, "what type this number has is not known here",
                    advice: "write the type that it should have, as in Double(0)")
            }
            return typed
        case .member(let base, "first"), .member(let base, "last"):
            let typed = try check(expression, nil)
            settle(typed.type)
            // Of a list of Any, `last` can be the method last(where:), which print takes, too.
            if let part = typed.type.wrapped { try refuseMixture(in: base, part) }
            return typed
        case .infix("??", let left, let right):
            let typed = try check(expression, nil)
            settle(typed.type)
            guard !left.hasNumber(becoming: typed.type), !right.hasNumber(becoming: typed.type) else {
                throw Fault(
                    .unsupported, expression.position, "what is shown with ?? and a number may be an optional",
                    advice: "name the value with let before, and show that")
            }
            return typed
        default: return try check(expression, nil)
        }
    }

    /// What a variable without a type, or switch, is given: in `let x = [1.5, 2].first ?? 0` Swift takes the list for one of Any, and x for an optional.
    func refuseMixedFallback(in value: Expression, _ type: Type) throws(Fault) {
        switch (value.syntax, type.resolved) {
        case (.tuple(let parts), _) where parts.count == 1: try refuseMixedFallback(in: parts[0].value, type)
        case (.tuple(let parts), .tuple(let types)):
            for (part, type) in Swift.zip(parts, types) { try refuseMixedFallback(in: part.value, type.type) }
        case (.array(let elements), .array(let element)):
            for value in elements { try refuseMixedFallback(in: value, element) }
        case (.infix("??", let left, let right), _)
        where left.isEndOfWrittenList && (left.hasNumber(becoming: type) || right.hasNumber(becoming: type)):
            throw openFallback(at: value.position)
        default: break
        }
    }

    /// The value of a closure that says no type: `{ a, b in [1.5, 0].min() ?? 3 }` gives reduce an optional of Any.
    func refuseMixedFallback(ofClosure value: Expression, _ type: Type) throws(Fault) {
        switch value.syntax {
        case .tuple(let parts) where parts.count == 1: try refuseMixedFallback(ofClosure: parts[0].value, type)
        case .infix("??", let left, let right) where left.beginsWithList:
            let type = type.variable?.usual ?? type
            guard left.hasNumber(becoming: type) || right.hasNumber(becoming: type) else { return }
            throw openFallback(at: value.position)
        default: break
        }
    }

    /// A list without a type in which the end of a list as it is written stands beside a value, as in `[[1.5].first, 2]`: Swift takes it
    /// for one of Any.
    func refuseMixedEnds(_ elements: [Expression], at position: CodePosition) throws(Fault) {
        guard elements.contains(where: { $0.isEndOfWrittenList }),
            !elements.allSatisfy({ $0.isEndOfWrittenList || $0.isNil })
        else { return }
        throw mixture(at: position)
    }

    /// A list without a type in which something is computed of whole numbers beside a fraction, as in `[1.5, 3 / 2]`: Swift takes it for one
    /// of Any.
    func refuseWholeNumbers(_ elements: [Expression], _ element: Type) throws(Fault) {
        switch element.variable?.usual ?? element.resolved {
        case .double, .float: for value in elements where value.isWholeSum { throw mixture(at: value.position) }
        default: break
        }
    }

    /// A closure of flatMap that gives `[x, 0]`: where nothing else says the type, Swift takes the 0 for an Int, and the list for one of Any.
    func refuseMixture(
        of base: Expression, _ element: Type, _ arguments: [Argument], _ part: Type, _ hint: Type?
    ) throws(Fault) {
        if let wanted = hint?.elementType, !wanted.isOpen { return }
        settle(part)
        try refuseMixture(in: base, element)
        if case .array(let lists) = base.syntax { for list in lists { try refuseMixture(in: list, part) } }
        if let value = arguments.first?.value.closureValue { try refuseMixture(in: value, part) }
    }

    private func refuseMixture(in value: Expression, _ part: Type) throws(Fault) {
        guard case .array(let elements) = value.syntax, elements.contains(where: { $0.isNumber(becoming: part) }) else {
            return
        }
        throw mixture(at: value.position)
    }

    private func openFallback(at position: CodePosition) -> Fault {
        Fault(
            .unsupported, position, "what ?? gives with this number may be an optional",
            advice: "write the type after the name, or what the closure gives")
    }

    private func mixture(at position: CodePosition) -> Fault {
        Fault(
            .unsupported, position, "of which type these elements are is not known here",
            advice: "write the fraction, as in 2.0, or in a closure what it gives")
    }
}

extension Type {
    /// Whether one of these types has an open number where the other has a number of another type.
    fileprivate func turns(_ other: Type) -> Bool {
        switch (resolved, other.resolved) {
        case (.variable(let variable), let type), (let type, .variable(let variable)):
            guard let usual = variable.usual else { return false }
            return (type.variable?.usual ?? type).text != usual.text
        case (.array(let a), .array(let b)), (.slice(let a), .slice(let b)): return a.turns(b)
        case (.tuple(let a), .tuple(let b)):
            for (a, b) in Swift.zip(a, b) where a.type.turns(b.type) { return true }
            return false
        default: return false
        }
    }
}

extension TypeVariable {
    /// What an open number is where nothing else is said; nil of other types.
    fileprivate var usual: Type? {
        switch literal {
        case .none: nil
        case .integer: needs.contains(.floating) ? .double : .int
        case .floating: .double
        }
    }
}

extension Expression {
    fileprivate var isNil: Bool { if case .none = syntax { true } else { false } }

    /// Whether it is the `first` or `last` of what begins with a list as it is written: `[1.5, 2].reversed().last`.
    fileprivate var isEndOfWrittenList: Bool {
        guard case .member(let list, let end) = syntax, end == "first" || end == "last" else { return false }
        return list.beginsWithList
    }

    /// Whether it is computed of whole numbers as they are written: `3 / 2`, and not `3`.
    fileprivate var isWholeSum: Bool {
        switch syntax {
        case .infix: isNumber(becoming: .double)
        case .prefix(_, let operand): operand.isWholeSum
        case .tuple(let parts) where parts.count == 1: parts[0].value.isWholeSum
        default: false
        }
    }

    fileprivate var isWrittenList: Bool {
        switch syntax {
        case .array: true
        case .tuple(let parts): parts.contains { $0.value.isWrittenList }
        default: false
        }
    }

    fileprivate var beginsWithList: Bool {
        switch syntax {
        case .array: true
        case .tuple(let parts) where parts.count == 1: parts[0].value.beginsWithList
        case .member(let base, _), .call(let base, _), .element(let base, _), .force(let base): base.beginsWithList
        case .infix(_, let left, let right), .conditional(_, let left, let right):
            left.beginsWithList || right.beginsWithList
        default: false
        }
    }

    /// The one value of a closure that says no type.
    fileprivate var closureValue: Expression? {
        guard case .closure(let closure) = syntax, closure.result == nil, closure.body.count == 1 else { return nil }
        switch closure.body[0].kind {
        case .expression(let value), .result(.some(let value)): return value
        default: return nil
        }
    }

    /// Whether a number stands in it that is part of a `type` only where that is wanted.
    fileprivate func hasNumber(becoming type: Type) -> Bool {
        switch (syntax, type.resolved) {
        case (.array(let elements), .array(let element)): elements.contains { $0.hasNumber(becoming: element) }
        case (.array(let elements), _): elements.contains { $0.hasNumber(becoming: type) }
        case (.tuple(let parts), .tuple(let types)):
            Swift.zip(parts, types).contains { $0.value.hasNumber(becoming: $1.type) }
        case (.tuple(let parts), _): parts.contains { $0.value.hasNumber(becoming: type) }
        case (.member(let base, _), _), (.call(let base, _), _), (.force(let base), _): base.hasNumber(becoming: type)
        case (.infix(_, let left, let right), _), (.conditional(_, let left, let right), _):
            left.hasNumber(becoming: type) || right.hasNumber(becoming: type)
        default: isNumber(becoming: type)
        }
    }

    /// Whether it is a number as it is written that is one of `type` only where that is wanted.
    fileprivate func isNumber(becoming type: Type) -> Bool {
        switch (syntax, type.resolved) {
        case (.integer, .double), (.integer, .float), (.floating, .float): true
        case (.prefix(_, let operand), _): operand.isNumber(becoming: type)
        case (.infix(_, let left, let right), _): left.isNumber(becoming: type) && right.isNumber(becoming: type)
        case (.tuple(let elements), _) where elements.count == 1: elements[0].value.isNumber(becoming: type)
        default: false
        }
    }
}
