extension Parser {
    mutating func block(_ what: String) throws(Fault) -> [Statement] {
        try expect("{", after: what)
        return try statements()
    }

    /// Statements up to a brace, which is read.
    mutating func statements() throws(Fault) -> [Statement] {
        try nested { (parser) throws(Fault) in
            try parser.bracketed { (parser) throws(Fault) in
                var statements: [Statement] = []
                while !parser.at("}") {
                    guard parser.token.kind != .end else {
                        throw Fault(.syntax, parser.token.position, "} is missing: the code ends inside { … }")
                    }
                    statements.append(try parser.separateStatement())
                }
                parser.advance()
                return statements
            }
        }
    }

    /// A statement, after which a line, a semicolon or a brace follows.
    mutating func separateStatement() throws(Fault) -> Statement {
        let statement = try statement()
        let isSeparate = skip(";") || token.startsLine || at("}")
        guard isSeparate else {
            throw Fault(
                .syntax, token.position, "the statement ends before %1", described(token),
                advice: "write the next statement on a line of its own")
        }
        while skip(";") {}
        return statement
    }

    private mutating func statement() throws(Fault) -> Statement {
        let position = token.position
        var label: String?
        if token.kind == .identifier, following.text == ":", ["for", "while", "repeat"].contains(token(ahead: 2).text) {
            label = token.text
            advance()
            advance()
        }
        func made(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, position: position) }
        guard token.kind == .keyword else { return made(try assignmentOrExpression()) }
        switch Keyword(rawValue: token.text) {
        case .let, .var: return made(try variable())
        case .func: return made(.function(try function()))
        case .if: return made(try choice())
        case .guard:
            advance()
            let conditions = try conditions()
            try expect("else", after: "the conditions of guard")
            return made(.guarded(conditions, try block("else")))
        case .for: return made(try loop(label))
        case .while:
            advance()
            return made(.whileLoop(try conditions(), try block("the condition"), label: label))
        case .repeat:
            advance()
            let body = try block("repeat")
            try expect("while", after: "the block of repeat")
            return made(.repeatLoop(body, try expression(), label: label))
        case .switch: return made(try selection())
        case .do:
            advance()
            let body = try block("do")
            if at("catch") { throw unsupported("'catch' is not known here") }
            return made(.block(body))
        case .return:
            advance()
            let isEmpty = at("}") || at(";") || token.startsLine && token.text == "}"
            return made(.result(isEmpty ? nil : try expression()))
        case .break, .continue:
            let isBreak = at("break")
            advance()
            var target: String?
            if token.kind == .identifier, !token.startsLine {
                target = token.text
                advance()
            }
            return made(isBreak ? .leave(label: target) : .proceed(label: target))
        case .try, .true, .false, .nil: return made(try assignmentOrExpression())
        default: throw unsupported("'%1' is not known here", token.text)
        }
    }

    private mutating func assignmentOrExpression() throws(Fault) -> Statement.Kind {
        let target = try expression()
        guard token.kind == .infix, token.text.hasSuffix("="), !["==", "<=", ">=", "!="].contains(token.text) else {
            return .expression(target)
        }
        let operation = String(token.text.dropLast())
        guard ["", "+", "-", "*", "/", "%"].contains(operation) else {
            throw unsupported("the operator '%1' is not known here", token.text)
        }
        advance()
        return .assignment(operation, target, try expression())
    }

    private mutating func variable() throws(Fault) -> Statement.Kind {
        let isMutable = at("var")
        advance()
        let pattern = try pattern()
        let type = skip(":") ? try self.type() : nil
        guard skip("=") else {
            if at("{") { throw unsupported("computed variables are not known here") }
            throw unsupported("a variable needs its value where it is declared", advice: "write = and its first value")
        }
        let value = try expression()
        if at(",") { throw unsupported("write each variable on a line of its own") }
        return .variable(isMutable: isMutable, pattern, type, value)
    }

    private mutating func pattern() throws(Fault) -> Pattern {
        try nested { (parser) throws(Fault) in
            let position = parser.token.position
            if parser.skip("(") {
                var elements: [Pattern] = []
                repeat { elements.append(try parser.pattern()) } while parser.skip(",")
                try parser.expect(")", after: "the names")
                return elements.count == 1 ? elements[0] : .tuple(elements, position)
            }
            let name = try parser.identifier("a name")
            return name == "_" ? .wildcard : .name(name, position)
        }
    }

    private mutating func conditions() throws(Fault) -> [Condition] {
        let outer = allowsTrailingClosure
        allowsTrailingClosure = false
        var conditions: [Condition] = []
        repeat {
            let position = token.position
            if at("let") || at("var") {
                let isMutable = at("var")
                advance()
                let name = try identifier("a name")
                if skip("=") {
                    conditions.append(
                        .binding(name: name, isMutable: isMutable, value: try expression(), position))
                } else {
                    let value = Expression(syntax: .name(name), position: position)
                    conditions.append(.binding(name: name, isMutable: isMutable, value: value, position))
                }
            } else if at("case") {
                throw unsupported("'case' in a condition is not known here", advice: "write switch")
            } else {
                conditions.append(.test(try expression()))
            }
        } while skip(",")
        allowsTrailingClosure = outer
        return conditions
    }

    private mutating func choice() throws(Fault) -> Statement.Kind {
        advance()
        let conditions = try conditions()
        let body = try block("the condition")
        guard skip("else") else { return .choice(conditions, body, otherwise: nil) }
        if at("if") {
            let position = token.position
            let inner = try nested { (parser) throws(Fault) in try parser.choice() }
            return .choice(conditions, body, otherwise: [Statement(kind: inner, position: position)])
        }
        return .choice(conditions, body, otherwise: try block("else"))
    }

    private mutating func loop(_ label: String?) throws(Fault) -> Statement.Kind {
        advance()
        if at("case") { throw unsupported("'case' after for is not known here", advice: "write if let in the loop") }
        let pattern = try pattern()
        try expect("in", after: "the name of for")
        let outer = allowsTrailingClosure
        allowsTrailingClosure = false
        let sequence = try expression()
        let test = skip("where") ? try expression() : nil
        allowsTrailingClosure = outer
        return .loop(pattern, sequence, test: test, try block("what for goes through"), label: label)
    }
}
