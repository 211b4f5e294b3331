extension Parser {
    mutating func expression() throws(Fault) -> Expression {
        try nested { (parser) throws(Fault) in
            let position = parser.token.position
            if parser.skip("try") {
                let isOptional = parser.token.kind == .postfix && parser.token.text == "?"
                let isForced = parser.token.kind == .postfix && parser.token.text == "!"
                if isForced { throw parser.unsupported("'try!' is not known here", advice: "write try") }
                if isOptional { parser.advance() }
                return Expression(
                    syntax: .attempt(try parser.expression(), isOptional: isOptional), position: position)
            }
            return try parser.conditional()
        }
    }

    private mutating func conditional() throws(Fault) -> Expression {
        let test = try binary(atLeast: 1)
        guard token.kind == .infix, at("?") else { return test }
        let position = token.position
        advance()
        let (yes, no) = try nested { (parser) throws(Fault) in
            let yes = try parser.expression()
            try parser.expect(":", after: "the first choice of ?")
            return (yes, try parser.expression())
        }
        return Expression(syntax: .conditional(test, yes, no), position: position)
    }

    private mutating func binary(atLeast weakest: Int) throws(Fault) -> Expression {
        var left = try prefixed()
        while true {
            // `as` binds more strongly than ??, and less than ranges.
            if token.kind == .keyword, at("as"), !token.startsLine, weakest <= 4 {
                left = try coercion(of: left)
                continue
            }
            guard token.kind == .infix, !at("?"), !at("="), !at("->") else { break }
            let operation = token
            guard let strength = Operator(rawValue: operation.text)?.strength else {
                if operation.text.hasSuffix("="), operation.text.utf8.count > 1 { return left }
                throw unsupported("the operator '%1' is not known here", operation.text)
            }
            guard strength >= weakest else { return left }
            advance()
            let right = try nested { (parser) throws(Fault) in
                if parser.at("try") { throw parser.unsupported("write 'try' before the whole expression") }
                return try parser.binary(atLeast: strength == 4 ? strength : strength + 1)
            }
            left = Expression(syntax: .infix(operation.text, left, right), position: operation.position)
            if strength == 3 || strength == 5, token.kind == .infix,
                Operator(rawValue: token.text)?.strength == strength
            {
                throw Fault(.syntax, token.position, "comparisons and ranges do not go on; write parentheses")
            }
        }
        if token.kind == .keyword, !token.startsLine, at("is") { throw unsupported("'is' is not known here") }
        return left
    }

    private mutating func coercion(of value: Expression) throws(Fault) -> Expression {
        let position = token.position
        advance()
        if ["?", "!"].contains(token.text) { throw unsupported("'as%1' is not known here", token.text) }
        return Expression(syntax: .coercion(value, try type()), position: position)
    }

    private mutating func prefixed() throws(Fault) -> Expression {
        guard token.kind == .prefix else { return try postfixed() }
        let operation = token
        advance()
        switch operation.text {
        case "-", "+", "!", "..<", "...":
            let operand = try nested { (parser) throws(Fault) in try parser.prefixed() }
            if operation.text == "-" {
                switch operand.syntax {
                case .integer(let digits) where !digits.hasPrefix("-"):
                    // Also as a Double, -0 is 0, where -0.0 is not.
                    let isZero = digits.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
                    return Expression(syntax: .integer(isZero ? "0" : "-" + digits), position: operation.position)
                case .floating(let digits) where !digits.hasPrefix("-"):
                    return Expression(syntax: .floating("-" + digits), position: operation.position)
                default: break
                }
            }
            return Expression(syntax: .prefix(operation.text, operand), position: operation.position)
        case "&": throw Fault(.unsupported, operation.position, "inout arguments are not known here")
        default:
            throw Fault(.unsupported, operation.position, "the operator '%1' is not known here", operation.text)
        }
    }
}
