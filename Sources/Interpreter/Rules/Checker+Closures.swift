extension Checker {
    func closure(_ closure: ClosureSyntax, _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        var wanted: (parameters: [Type], result: Type)?
        var target = hint?.resolved
        while let wrapped = target?.wrapped { target = wrapped.resolved }
        if case .function(let parameters, let result, _) = target { wanted = (parameters, result) }
        let code = FunctionCode(name: "closure", position: position)
        let count = closure.parameters?.count ?? closure.anonymousCount
        var inside: [Type]
        if let wanted {
            inside = wanted.parameters
            if inside.count == 1, count > 1, case .tuple(let parts) = inside[0].resolved, parts.count == count {
                inside = parts.map { $0.type }
                code.takesTupleApart = true
            }
            guard inside.count == count else { throw wrongCount(closure, count, inside.count, at: position) }
        } else {
            inside = []
            for parameter in closure.parameters ?? [] {
                guard let type = parameter.type else {
                    throw Fault(
                        .type, position, "the type of '%1' is not known here", parameter.name, advice: "write it")
                }
                inside.append(try writtenType(type))
            }
            if closure.parameters == nil, count > 0 {
                throw Fault(.type, position, "the type of $0 is not known here", advice: "write { (x: Int) in … }")
            }
        }
        let result = try closure.result.map(writtenType) ?? wanted?.result ?? unknown(at: position)
        if let wanted, !types.unify(result, wanted.result) {
            throw Fault(.type, position, "a closure that gives %1 is wanted here", wanted.result.text)
        }
        let isSingle = closure.body.count == 1 && closure.body[0].isExpressionOrResult
        if !isSingle { for type in inside { settle(type) } }
        scopes.append(Scope(code: code, result: result, isThrowing: false))
        for (index, type) in inside.enumerated() {
            let name = closure.parameters?[index].name ?? "$" + String(index)
            if let written = closure.parameters?[index].type, !types.unify(type, try writtenType(written)) {
                throw Fault(.type, position, "'%1' is %2 here", name, type.text)
            }
            // A second _ is not declared twice.
            let isUnnamed = name == "_"
            code.parameters.append(
                try declare(isUnnamed ? "_" + String(index) : name, type, isMutable: false, at: position))
        }
        scopes[depth].blocks.append([])
        try closureBody(closure, result, at: position)
        scopes.removeLast()
        let type: Type = .function(wanted?.parameters ?? inside, result, isThrowing: false)
        return Typed(type: type, code: Code(.function(code, hops: 0), position))
    }

    private func writtenType(_ syntax: TypeSyntax) throws(Fault) -> Type { try type(of: syntax) }

    private func closureBody(_ closure: ClosureSyntax, _ result: Type, at position: CodePosition) throws(Fault) {
        let code = scopes[depth].code
        guard closure.body.count == 1 else {
            code.body = try block(closure.body)
            if result.variable?.literal == TypeVariable.Literal.none, !closure.body.hasResult {
                _ = types.unify(result, .void)
            }
            if !result.isVoid, !closure.body.terminates {
                throw Fault(
                    .type, position, "the closure can end without a value", advice: "write return before its brace")
            }
            return
        }
        switch closure.body[0].kind {
        case .expression(let expression), .result(.some(let expression)):
            if result.isVoid {
                code.body = [.expression(try check(expression, nil).code)]
            } else {
                code.value = try converted(expression, to: result)
                if closure.result == nil { try refuseMixedFallback(ofClosure: expression, result) }
            }
        default:
            if result.variable?.literal == TypeVariable.Literal.none, !closure.body.hasResult {
                _ = types.unify(result, .void)
            }
            code.body = try block(closure.body)
            if !result.isVoid, !closure.body.terminates {
                throw Fault(
                    .type, position, "the closure can end without a value", advice: "write return before its brace")
            }
        }
    }

    private func wrongCount(
        _ closure: ClosureSyntax, _ count: Int, _ wanted: Int, at position: CodePosition
    ) -> Fault {
        Fault(
            .type, position,
            text: "the closure is given " + String(wanted) + (wanted == 1 ? " value" : " values") + " and uses "
                + String(count),
            advice: closure.parameters == nil ? "name them: { a, b in … }, with _ for one that is not used" : nil)
    }
}

extension ClosureSyntax {
    /// A closure that calls a function or an operator of the library, as `+` in reduce(0, +).
    init?(calling name: String, count: Int, at position: CodePosition) {
        func made(_ syntax: Syntax) -> Expression { Expression(syntax: syntax, position: position) }
        let values = (0..<count).map { made(.name("$" + String($0))) }
        let value: Expression
        if Checker.isGlobal(name) {
            value = made(.call(made(.name(name)), values.map { Argument(value: $0) }))
        } else if count == 2, ["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!="].contains(name) {
            value = made(.infix(name, values[0], values[1]))
        } else {
            return nil
        }
        self.init(
            parameters: nil, result: nil, body: [Statement(kind: .expression(value), position: position)],
            anonymousCount: count)
    }
}

extension Statement {
    fileprivate var isExpressionOrResult: Bool {
        switch kind {
        case .expression, .result(.some): true
        default: false
        }
    }
}
