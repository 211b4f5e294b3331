extension Parser {
    mutating func function() throws(Fault) -> FunctionSyntax {
        let position = token.position
        advance()
        let name = try identifier("the function's name")
        if at("<") || token.text.hasPrefix("<") { throw unsupported("generic functions are not known here") }
        try expect("(", after: "the function's name")
        var parameters: [ParameterSyntax] = []
        while !at(")") {
            parameters.append(try parameter())
            if !skip(",") { break }
        }
        try expect(")", after: "the parameters")
        if at("async") || at("rethrows") { throw unsupported("'%1' is not known here", token.text) }
        let isThrowing = skip("throws")
        if at("(") { throw unsupported("typed throws are not known here") }
        let result = skip("->") ? try type() : nil
        if at("where") { throw unsupported("generic functions are not known here") }
        let outer = anonymousCounts
        anonymousCounts = []
        let body = try block("the function's head")
        anonymousCounts = outer
        return FunctionSyntax(
            name: name, parameters: parameters, result: result, isThrowing: isThrowing, body: body, position: position,
            end: tokenBefore.position)
    }

    private mutating func parameter() throws(Fault) -> ParameterSyntax {
        let position = token.position
        let first = token.text
        guard token.kind == .identifier || (token.kind == .keyword && following.text != ",") else {
            throw Fault(.syntax, position, "a parameter's name is missing; here is %1", described(token))
        }
        advance()
        var name = first
        if token.kind == .identifier {
            name = token.text
            advance()
        }
        try expect(":", after: "the parameter's name")
        let type = try type()
        if token.text == "..." { throw unsupported("a variable number of arguments is not known here") }
        let initial = skip("=") ? try expression() : nil
        return ParameterSyntax(
            label: first == "_" ? nil : first, name: name, type: type, initial: initial, position: position)
    }

    mutating func closure() throws(Fault) -> Expression {
        let position = token.position
        return try nested { (parser) throws(Fault) in
            parser.advance()
            let head = try parser.closureHead()
            parser.anonymousCounts.append(head.parameters == nil ? 0 : -1)
            let body = try parser.statements()
            let count = max(0, parser.anonymousCounts.removeLast())
            let closure = ClosureSyntax(
                parameters: head.parameters, result: head.result, body: body, anonymousCount: count)
            return Expression(syntax: .closure(closure), position: position)
        }
    }

    /// The names before `in`, where there are some.
    private mutating func closureHead() throws(Fault) -> (
        parameters: [(name: String, type: TypeSyntax?)]?, result: TypeSyntax?
    ) {
        let start = index
        if at("[") {
            var ahead = 1
            while token(ahead: ahead).kind == .identifier || token(ahead: ahead).text == "," { ahead += 1 }
            if token(ahead: ahead).text == "]", token(ahead: ahead + 1).text == "in" {
                throw unsupported("lists of captures are not known here")
            }
            return (nil, nil)
        }
        var parameters: [(name: String, type: TypeSyntax?)] = []
        let hasParentheses = at("(")
        if hasParentheses { advance() }
        while token.kind == .identifier {
            let name = token.text
            advance()
            let type =
                hasParentheses && at(":")
                ? {
                    advance(); return try? self.type()
                }() : nil
            parameters.append((name, type))
            if !skip(",") { break }
        }
        if hasParentheses {
            guard at(")") else {
                back(to: start)
                return (nil, nil)
            }
            advance()
        }
        let throwsHere = skip("throws")
        let result =
            at("->")
            ? {
                advance(); return try? type()
            }() : nil
        guard !(parameters.isEmpty && !hasParentheses), skip("in") else {
            back(to: start)
            return (nil, nil)
        }
        if throwsHere { throw Fault(.unsupported, tokenBefore.position, "closures that throw are not known here") }
        return (parameters, result)
    }
}
