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
                    return Expression(syntax: .integer("-" + digits), position: operation.position)
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

    private mutating func postfixed() throws(Fault) -> Expression {
        var value = try primary()
        var count = 0
        while true {
            let position = token.position
            count += 1
            guard count < Self.deepest else {
                throw Fault(.limit, position, "this chain is too long", advice: "name parts of it with let")
            }
            if at("."), token.kind == .punctuation {
                advance()
                if token.kind == .integer || token.kind == .identifier || at("init") || at("self") {
                    if at("init") || at("self") { throw unsupported("'." + token.text + "' is not known here") }
                    value = Expression(syntax: .member(value, token.text), position: token.position)
                    advance()
                } else {
                    throw Fault(.syntax, token.position, "a member's name is missing after .")
                }
            } else if at("("), !token.startsLine, !token.followsSpace {
                var arguments = try arguments(until: ")")
                try trailingClosure(&arguments)
                value = Expression(syntax: .call(value, arguments), position: position)
            } else if at("["), !token.startsLine, !token.followsSpace {
                value = Expression(syntax: .element(value, try arguments(until: "]")), position: position)
            } else if at("{"), allowsTrailingClosure, !token.startsLine, value.canBeCalled {
                var arguments: [Argument] = []
                try trailingClosure(&arguments)
                value = Expression(syntax: .call(value, arguments), position: position)
            } else if token.kind == .postfix, token.text == "!" {
                advance()
                value = Expression(syntax: .force(value), position: position)
            } else if token.kind == .postfix, token.text == "?" {
                if following.text == "." || following.text == "[" || following.text == "(" {
                    throw unsupported("optional chaining is not known here", advice: "write if let, or guard let")
                }
                advance()
                value = Expression(syntax: .prefix("?", value), position: position)
            } else if token.kind == .postfix, token.text == "..." {
                advance()
                value = Expression(syntax: .prefix("...|", value), position: position)
            } else if token.kind == .postfix {
                throw unsupported("the operator '" + token.text + "' is not known after a value")
            } else {
                return value
            }
        }
    }

    private mutating func trailingClosure(_ arguments: inout [Argument]) throws(Fault) {
        guard at("{"), allowsTrailingClosure else { return }
        arguments.append(Argument(value: try closure(), isTrailing: true))
        if token.kind == .identifier, !token.startsLine, following.text == ":" {
            throw unsupported("a second closure after a call is not known here")
        }
    }

    /// Arguments between brackets, of which the first is the next token.
    private mutating func arguments(until closing: String) throws(Fault) -> [Argument] {
        advance()
        return try bracketed { (parser) throws(Fault) in
            var arguments: [Argument] = []
            while !parser.at(closing) {
                var label: String?
                if parser.token.kind == .identifier || parser.token.kind == .keyword, parser.following.text == ":",
                    parser.following.kind == .punctuation
                {
                    label = parser.token.text
                    parser.advance()
                    parser.advance()
                }
                arguments.append(Argument(label: label, value: try parser.expression()))
                if !parser.skip(",") { break }
            }
            try parser.expect(closing, after: "what is between the brackets")
            return arguments
        }
    }

    private mutating func primary() throws(Fault) -> Expression {
        let first = token
        func made(_ syntax: Syntax) -> Expression { Expression(syntax: syntax, position: first.position) }
        switch first.kind {
        case .integer:
            advance()
            return made(.integer(first.text))
        case .floating:
            advance()
            return made(.floating(first.text))
        case .string:
            advance()
            return made(.string(try parts(of: first)))
        case .identifier:
            advance()
            if first.text.hasPrefix("$") { try noteAnonymous(first) }
            return made(.name(first.text))
        case .infix where [")", ","].contains(following.text):
            // An operator as a function, as in reduce(0, +).
            advance()
            return made(.name(first.text))
        default: break
        }
        switch first.text {
        case "true", "false":
            advance()
            return made(.bool(first.text == "true"))
        case "nil":
            advance()
            return made(.none)
        case "(": return made(.tuple(try nested { (parser) throws(Fault) in try parser.arguments(until: ")") }))
        case "[": return made(try array())
        case "{": return try closure()
        case ".":
            advance()
            return made(.implicitMember(try identifier("a member's name")))
        case "if", "switch":
            throw unsupported(
                "'" + first.text + "' as a value is not known here", advice: "write return in its branches")
        default:
            if first.kind == .keyword { throw unsupported("'" + first.text + "' is not known here") }
            throw Fault(.syntax, first.position, "a value is missing; here is " + described(first))
        }
    }

    private mutating func array() throws(Fault) -> Syntax {
        let elements = try nested { (parser) throws(Fault) in
            parser.advance()
            return try parser.bracketed { (parser) throws(Fault) in
                var elements: [Expression] = []
                while !parser.at("]") {
                    if parser.at(":") { throw parser.unsupported("dictionaries are not known here") }
                    elements.append(try parser.expression())
                    if parser.at(":") { throw parser.unsupported("dictionaries are not known here") }
                    if !parser.skip(",") { break }
                }
                try parser.expect("]", after: "the elements")
                return elements
            }
        }
        return .array(elements)
    }

    private mutating func parts(of string: Token) throws(Fault) -> [StringPart] {
        var parts: [StringPart] = []
        for segment in string.segments {
            switch segment {
            case .text(let text): parts.append(.text(text))
            case .code(let tokens):
                var parser = Parser(tokens, depth: nesting)
                parser.anonymousCounts = anonymousCounts
                parts.append(.value(try parser.wholeExpression()))
                anonymousCounts = parser.anonymousCounts
            }
        }
        return parts
    }

    private mutating func noteAnonymous(_ name: Token) throws(Fault) {
        guard let number = Int(name.text.dropFirst()), number < 8 else {
            throw Fault(.syntax, name.position, "after $ stands a small number")
        }
        guard let last = anonymousCounts.indices.last, anonymousCounts[last] >= 0 else {
            throw Fault(
                .syntax, name.position, name.text + " stands only in a closure without names",
                advice: "use the closure's own names; in the head of if, for or while stand closures in parentheses")
        }
        anonymousCounts[last] = max(anonymousCounts[last], number + 1)
    }
}

extension Expression {
    fileprivate var canBeCalled: Bool {
        switch syntax {
        case .name, .member, .call: true
        default: false
        }
    }
}
