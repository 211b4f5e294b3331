extension Checker {
    /// Statements in braces of their own.
    func block(_ statements: [Statement], _ bindings: [Scope.Entry] = []) throws(Fault) -> [StatementCode] {
        scopes[depth].blocks.append(bindings)
        var codes: [StatementCode] = []
        for statement in statements { codes += try check(statement) }
        scopes[depth].blocks.removeLast()
        return codes
    }

    private func check(_ statement: Statement) throws(Fault) -> [StatementCode] {
        switch statement.kind {
        case .expression(let expression):
            let mark = begin()
            let typed = try check(expression, nil)
            settle(typed.type, from: mark.number)
            try finish(mark)
            return [.expression(typed.code)]
        case .assignment(let operation, let target, let value):
            return [try assignment(operation, target, value, at: statement.position)]
        case .variable(let isMutable, let pattern, let type, let value):
            return [try variable(isMutable, pattern, type, value, at: statement.position)]
        case .function(let function):
            let head = try head(of: function, depth: depth + 1)
            let last = scopes[depth].blocks.count - 1
            if scopes[depth].blocks[last].contains(where: { $0.name == head.name }) {
                throw Fault(.unsupported, statement.position, "two things named '" + head.name + "' are not known here")
            }
            scopes[depth].blocks[last].append(.function(head))
            try body(of: function, head)
            return []
        case .choice(let conditions, let body, let otherwise):
            scopes[depth].blocks.append([])
            let tests = try self.conditions(conditions)
            let yes = try block(body)
            scopes[depth].blocks.removeLast()
            return [.choice(tests, yes, otherwise: try block(otherwise ?? []))]
        case .guarded(let conditions, let body):
            let tests = try self.conditions(conditions)
            guard body.terminates else {
                throw Fault(
                    .type, statement.position, "the else of guard must leave",
                    advice: "end it with return, break or continue")
            }
            // The else does not see what the conditions bind; a name that it uses wrongly would be an earlier one.
            let bound = scopes[depth].blocks.removeLast()
            let count = tests.filter { if case .binding = $0 { true } else { false } }.count
            scopes[depth].blocks.append(Array(bound.dropLast(count)))
            let otherwise = try block(body)
            scopes[depth].blocks[scopes[depth].blocks.count - 1] = bound
            return [.choice(tests, [], otherwise: otherwise)]
        case .loop(let pattern, let sequence, let test, let body, let label):
            let mark = begin()
            let (element, code) = try self.sequence(sequence)
            settle(element, from: mark.number)
            try finish(mark)
            scopes[depth].blocks.append([])
            let patternCode = try bind(pattern, element, isMutable: false)
            let testCode = try test.map(condition)
            let inside = try loopBody(body, label)
            scopes[depth].blocks.removeLast()
            return [.loop(patternCode, code, test: testCode, inside, label: label)]
        case .whileLoop(let conditions, let body, let label):
            scopes[depth].blocks.append([])
            let tests = try self.conditions(conditions)
            let inside = try loopBody(body, label)
            scopes[depth].blocks.removeLast()
            return [.whileLoop(tests, inside, label: label, statement.position)]
        case .repeatLoop(let body, let test, let label):
            return [.repeatLoop(try loopBody(body, label), try condition(test), label: label)]
        case .selection(let subject, let cases):
            return [try selection(subject, cases, at: statement.position)]
        case .block(let body): return [.block(try block(body))]
        case .result(let value): return [try result(value, at: statement.position)]
        case .leave(let label):
            try checkTarget(label, mustBeLoop: false, "break", at: statement.position)
            return [.leave(label: label)]
        case .proceed(let label):
            try checkTarget(label, mustBeLoop: true, "continue", at: statement.position)
            return [.proceed(label: label)]
        }
    }

    private func checkTarget(
        _ label: String?, mustBeLoop: Bool, _ name: String, at position: CodePosition
    ) throws(Fault) {
        let fits = scopes[depth].targets.contains { target in
            label == nil ? target.isLoop || !mustBeLoop : target.label == label
        }
        guard !fits else { return }
        throw Fault(
            .type, position,
            label.map { "no loop around is named '" + $0 + "'" } ?? "'" + name + "' stands only in a loop")
    }

    private func loopBody(_ body: [Statement], _ label: String?) throws(Fault) -> [StatementCode] {
        scopes[depth].targets.append((label, true))
        let code = try block(body)
        scopes[depth].targets.removeLast()
        return code
    }

    /// A test, which is a statement's whole expression.
    func condition(_ expression: Expression) throws(Fault) -> Code {
        let mark = begin()
        let code = try converted(expression, to: .bool)
        try finish(mark)
        return code
    }

    /// Conditions; what they bind is declared in the innermost braces.
    private func conditions(_ conditions: [Condition]) throws(Fault) -> [ConditionCode] {
        var codes: [ConditionCode] = []
        for condition in conditions {
            switch condition {
            case .test(let expression): codes.append(.test(try self.condition(expression)))
            case .binding(let name, let isMutable, let value, let position):
                let mark = begin()
                let typed = try check(value, nil)
                settle(typed.type, from: mark.number)
                try finish(mark)
                guard let wrapped = typed.type.wrapped else {
                    throw Fault(
                        .type, position, "after if let stands an optional, and this is " + typed.type.text,
                        advice: "write let before the if")
                }
                let variable = try declare(
                    name == "_" ? "_" + String(position.line) : name, wrapped, isMutable: isMutable, at: position)
                codes.append(.binding(variable, typed.code))
            }
        }
        return codes
    }

    private func assignment(
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
                throw Fault(.unsupported, position, "+= of " + type.text + " is not known here")
            }
            let typed = try check(value, type)
            guard let other = typed.type.elementType, types.unify(element, other) else { throw mismatch(typed, type) }
            try finish(mark)
            return .expression(Code(.change(.appendContents, place, [typed.code]), position))
        }
        let (kind, needs) = Self.rule(operation)
        try require(needs, of: type, at: position, operation + "= is of numbers")
        let code = try converted(value, to: type)
        try finish(mark)
        return .update(place, kind, code, position)
    }

    private func variable(
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
            throw Fault(.type, position, "the type is not known here", advice: "write it after the name")
        }
        return .variable(try bind(pattern, typed.type, isMutable: isMutable), typed.code)
    }

    func bind(_ pattern: Pattern, _ type: Type, isMutable: Bool) throws(Fault) -> PatternCode {
        switch pattern {
        case .wildcard: return .wildcard
        case .name(let name, let position):
            return .variable(try declare(name, type, isMutable: isMutable, at: position))
        case .tuple(let patterns, let position):
            guard case .tuple(let elements) = type.resolved, elements.count == patterns.count else {
                throw Fault(.type, position, String(patterns.count) + " names stand for " + type.text)
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

    private func result(_ value: Expression?, at position: CodePosition) throws(Fault) -> StatementCode {
        let type = scopes[depth].result
        guard let value else {
            guard types.unify(type, .void) else {
                throw Fault(.type, position, "a value of " + type.text + " is missing after return")
            }
            return .result(nil)
        }
        if type.isVoid {
            throw Fault(
                .type, position, "this function gives no value", advice: "write -> and a type after its parameters")
        }
        let mark = begin()
        let code = try converted(value, to: type)
        try finish(mark)
        return .result(code)
    }
}

extension [Statement] {
    /// Whether every way through them leaves the function or the loop.
    var terminates: Bool {
        guard let last else { return false }
        switch last.kind {
        case .result, .leave, .proceed: return true
        case .choice(_, let body, let otherwise): return body.terminates && (otherwise?.terminates ?? false)
        case .block(let body): return body.terminates
        case .selection(_, let cases): return cases.allSatisfy { $0.body.terminates && !$0.body.leavesSwitch }
        case .whileLoop(let conditions, let body, _):
            guard conditions.count == 1, case .test(let test) = conditions[0], case .bool(true) = test.syntax else {
                return false
            }
            return !body.leavesLoop
        default: return false
        }
    }

    /// Whether `break` stands in them.
    private var leavesLoop: Bool {
        contains { statement in
            switch statement.kind {
            case .leave: true
            case .choice(_, let body, let otherwise): body.leavesLoop || (otherwise?.leavesLoop ?? false)
            case .guarded(_, let body), .block(let body), .loop(_, _, _, let body, _), .whileLoop(_, let body, _),
                .repeatLoop(let body, _, _):
                body.leavesLoop
            case .selection(_, let cases): cases.contains { $0.body.leavesLoop }
            default: false
            }
        }
    }

    private var leavesSwitch: Bool { leavesLoop }

    /// Whether they return a value.
    var hasResult: Bool {
        contains { statement in
            switch statement.kind {
            case .result(.some): true
            case .choice(_, let body, let otherwise): body.hasResult || (otherwise?.hasResult ?? false)
            case .guarded(_, let body), .block(let body), .loop(_, _, _, let body, _), .whileLoop(_, let body, _),
                .repeatLoop(let body, _, _):
                body.hasResult
            case .selection(_, let cases): cases.contains { $0.body.hasResult }
            default: false
            }
        }
    }
}
