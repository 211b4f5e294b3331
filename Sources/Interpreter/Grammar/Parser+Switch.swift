extension Parser {
    mutating func selection() throws(Fault) -> Statement.Kind {
        advance()
        let outer = allowsTrailingClosure
        allowsTrailingClosure = false
        let subject = try expression()
        allowsTrailingClosure = outer
        try expect("{", after: "the value of switch")
        var cases: [CaseSyntax] = []
        while !skip("}") { cases.append(try selectionCase()) }
        return .selection(subject, cases)
    }

    private mutating func selectionCase() throws(Fault) -> CaseSyntax {
        let position = token.position
        var patterns: [(pattern: Pattern, test: Expression?)] = []
        let isDefault = skip("default")
        if !isDefault {
            try expect("case", after: "{ of switch")
            repeat {
                let pattern = try casePattern(isBinding: false)
                patterns.append((pattern, skip("where") ? try expression() : nil))
            } while skip(",")
        }
        try expect(":", after: isDefault ? "default" : "the case")
        var body: [Statement] = []
        try nested { (parser) throws(Fault) in
            while !parser.at("case"), !parser.at("default"), !parser.at("}") {
                guard parser.token.kind != .end else {
                    throw Fault(.syntax, parser.token.position, "} is missing: the code ends inside switch")
                }
                body.append(try parser.separateStatement())
            }
        }
        guard !body.isEmpty else {
            throw Fault(.syntax, position, "a case needs a statement", advice: "write break where it does nothing")
        }
        return CaseSyntax(patterns: patterns, isDefault: isDefault, body: body, position: position)
    }

    private mutating func casePattern(isBinding: Bool) throws(Fault) -> Pattern {
        try nested { (parser) throws(Fault) in
            let position = parser.token.position
            if parser.skip("let") {
                let inner = try parser.casePattern(isBinding: true)
                if parser.token.kind == .postfix, parser.token.text == "?" {
                    parser.advance()
                    return .some(inner, position)
                }
                return inner
            }
            if parser.at("var") { throw parser.unsupported("'var' in a case is not known here") }
            if parser.at("(") {
                parser.advance()
                var elements: [Pattern] = []
                repeat { elements.append(try parser.casePattern(isBinding: isBinding)) } while parser.skip(",")
                try parser.expect(")", after: "the patterns")
                return elements.count == 1 ? elements[0] : .tuple(elements, position)
            }
            if parser.at("_") {
                parser.advance()
                return .wildcard
            }
            if isBinding, parser.token.kind == .identifier {
                let name = parser.token.text
                parser.advance()
                return .name(name, position)
            }
            if parser.at("."), parser.token.kind == .punctuation {
                throw parser.unsupported("cases of enumerations are not known here")
            }
            return .value(try parser.expression())
        }
    }
}
