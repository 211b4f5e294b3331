extension Parser {
    mutating func type() throws(Fault) -> TypeSyntax {
        try nested { (parser) throws(Fault) in try parser.typeInside() }
    }

    private mutating func typeInside() throws(Fault) -> TypeSyntax {
        var type: TypeSyntax
        if skip("[") {
            let element = try self.type()
            if at(":") { throw unsupported("dictionaries are not known here") }
            try expect("]", after: "an array's type")
            type = .array(element)
        } else if skip("(") {
            type = try tupleOrFunction()
        } else if token.kind == .identifier {
            type = .name(token.text, token.position)
            advance()
            if token.text.hasPrefix("<"), let fault = ForeignType.fault(tokenBefore.text, at: tokenBefore.position) {
                throw fault
            }
            if token.text.hasPrefix("<") || at(".") { throw unsupported("generic and nested types are not known here") }
        } else if token.kind == .keyword, ["inout", "some", "any", "async"].contains(token.text) {
            throw unsupported("'%1' is not known here", token.text)
        } else if at("@") {
            throw unsupported("attributes are not known here")
        } else {
            throw Fault(.syntax, token.position, "a type is missing; here is %1", described(token))
        }
        while token.kind == .postfix, token.text == "?", !token.followsSpace {
            advance()
            type = .optional(type)
        }
        return type
    }

    private mutating func tupleOrFunction() throws(Fault) -> TypeSyntax {
        var elements: [(label: String?, type: TypeSyntax)] = []
        while !at(")") {
            var label: String?
            if token.kind == .identifier, following.text == ":" {
                label = token.text == "_" ? nil : token.text
                advance()
                advance()
            }
            elements.append((label, try type()))
            if !skip(",") { break }
        }
        try expect(")", after: "types")
        let isThrowing = skip("throws")
        if skip("->") {
            return .function(elements.map { $0.type }, try type(), isThrowing: isThrowing)
        }
        return elements.count == 1 ? elements[0].type : .tuple(elements)
    }
}
