/// What follows a value: members, calls, indices, marks.
extension Parser {
    mutating func postfixed() throws(Fault) -> Expression {
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
                    if at("init") || at("self") { throw unsupported("'.%1' is not known here", token.text) }
                    value = Expression(syntax: .member(value, token.text), position: token.position)
                    advance()
                } else {
                    throw Fault(.syntax, token.position, "a member's name is missing after .")
                }
            } else if at("("), !token.startsLine {
                var arguments = try arguments(until: ")")
                try trailingClosure(&arguments)
                value = Expression(syntax: .call(value, arguments), position: position)
            } else if at("["), !token.startsLine {
                value = Expression(syntax: .element(value, try arguments(until: "]")), position: position)
            } else if at("{"), !token.startsLine, value.canBeCalled, beginsTrailingClosure {
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
                throw Fault(
                    .unsupported, position, text: "the operator '" + token.text + "' is not known after a value",
                    advice: token.text == "++" ? "write += 1" : token.text == "--" ? "write -= 1" : nil)
            } else {
                return value
            }
        }
    }

    /// Whether `{` begins a closure. In the head of `if`, `for`, `while`, `guard` and `switch` that is so where after its end the head goes
    /// on.
    private var beginsTrailingClosure: Bool {
        if allowsTrailingClosure { return true }
        if following.text == "case", following.kind == .keyword { return false }
        var (ahead, depth) = (0, 0)
        repeat {
            let token = token(ahead: ahead)
            if token.kind == .end { return false }
            if token.kind == .punctuation { depth += token.text == "{" ? 1 : token.text == "}" ? -1 : 0 }
            ahead += 1
        } while depth > 0
        let next = token(ahead: ahead)
        if next.kind == .string || next.kind == .end { return false }
        if ["{", ",", "where"].contains(next.text) { return true }
        if next.startsLine { return false }
        return next.kind == .infix || next.kind == .postfix || ["[", "(", ".", ":", "is", "as"].contains(next.text)
    }

    private mutating func trailingClosure(_ arguments: inout [Argument]) throws(Fault) {
        guard at("{"), beginsTrailingClosure else { return }
        arguments.append(Argument(value: try closure(), isTrailing: true))
        if token.kind == .identifier, !token.startsLine, following.text == ":" {
            throw unsupported("a second closure after a call is not known here")
        }
    }

    /// Arguments between brackets, of which the first is the next token.
    mutating func arguments(until closing: String) throws(Fault) -> [Argument] {
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
}

extension Expression {
    fileprivate var canBeCalled: Bool {
        switch syntax {
        case .name, .member, .call: true
        default: false
        }
    }
}
