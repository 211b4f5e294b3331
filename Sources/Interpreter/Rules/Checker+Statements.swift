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
                throw Fault(.unsupported, statement.position, "two things named '%1' are not known here", head.name)
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
            text: label.map { "no loop around is named '" + $0 + "'" } ?? "'" + name + "' stands only in a loop")
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
                        .type, position, "after if let stands an optional, and this is %1", typed.type.text,
                        advice: "write let before the if")
                }
                let variable = try declare(
                    name == "_" ? "_" + String(position.line) : name, wrapped, isMutable: isMutable, at: position)
                codes.append(.binding(variable, typed.code))
            }
        }
        return codes
    }

    private func result(_ value: Expression?, at position: CodePosition) throws(Fault) -> StatementCode {
        let type = scopes[depth].result
        guard let value else {
            guard types.unify(type, .void) else {
                throw Fault(.type, position, "a value of %1 is missing after return", type.text)
            }
            return .result(nil)
        }
        let mark = begin()
        if type.isVoid {
            let typed = try check(value, nil)
            guard typed.type.isVoid else {
                throw Fault(
                    .type, position, "this function gives no value", advice: "write -> and a type after its parameters")
            }
            try finish(mark)
            return .result(typed.code)
        }
        let code = try converted(value, to: type)
        try finish(mark)
        return .result(code)
    }
}
