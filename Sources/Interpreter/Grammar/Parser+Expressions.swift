/// How strongly operators bind, from the weakest.
private func strength(_ operation: String) -> Int? {
    switch operation {
    case "||": 1
    case "&&": 2
    case "<", "<=", ">", ">=", "==", "!=": 3
    case "??": 4
    case "..<", "...": 5
    case "+", "-", "|", "^", "&+", "&-": 6
    case "*", "/", "%", "&", "&*": 7
    case "<<", ">>": 8
    default: nil
    }
}

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
        while token.kind == .infix, !at("?"), !at("="), !at("->") {
            let operation = token
            guard let strength = strength(operation.text) else {
                if operation.text.hasSuffix("="), operation.text.utf8.count > 1 { return left }
                throw unsupported("the operator '" + operation.text + "' is not known here")
            }
            guard strength >= weakest else { return left }
            advance()
            let right = try nested { (parser) throws(Fault) in
                if parser.at("try") { throw parser.unsupported("write 'try' before the whole expression") }
                return try parser.binary(atLeast: strength == 4 ? strength : strength + 1)
            }
            left = Expression(syntax: .infix(operation.text, left, right), position: operation.position)
            if strength == 3 || strength == 5, token.kind == .infix, at(operation.text) || self.strengthEquals(strength)
            {
                throw Fault(.syntax, token.position, "comparisons and ranges do not go on; write parentheses")
            }
        }
        if token.kind == .keyword, !token.startsLine, ["as", "is"].contains(token.text) {
            throw unsupported("'" + token.text + "' is not known here")
        }
        return left
    }

    private func strengthEquals(_ level: Int) -> Bool { strength(token.text) == level }

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
            throw Fault(.unsupported, operation.position, "the operator '" + operation.text + "' is not known here")
        }
    }
}
