/// Values that stand by themselves.
extension Parser {
    mutating func primary() throws(Fault) -> Expression {
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
            if token.text.hasPrefix("<"), !token.followsSpace,
                let fault = ForeignType.fault(first.text, at: first.position)
            {
                throw fault
            }
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
            throw unsupported("'%1' as a value is not known here", first.text, advice: "write return in its branches")
        default:
            if first.kind == .keyword { throw unsupported("'%1' is not known here", first.text) }
            throw Fault(.syntax, first.position, "a value is missing; here is %1", described(first))
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
                .syntax, name.position, "%1 stands only in a closure without names", name.text,
                advice: "use the closure's own names; in the head of if, for or while stand closures in parentheses")
        }
        anonymousCounts[last] = max(anonymousCounts[last], number + 1)
    }
}
