extension Checker {
    /// Checks an expression where a value of `type` is wanted.
    func converted(_ expression: Expression, to type: Type) throws(Fault) -> Code {
        try convert(try check(expression, type), to: type)
    }

    /// Makes the value one of `type`: wraps it in an optional, makes an array of what `reversed` gives.
    func convert(_ typed: Typed, to wanted: Type) throws(Fault) -> Code {
        let (have, want) = (typed.type.resolved, wanted.resolved)
        switch (have, want) {
        case (.optional, .optional), (.variable, .variable), (_, .variable): break
        case (.variable(let variable), .optional) where variable.literal == .none:
            throw Fault(.type, typed.code.position, "the type is not known here", advice: "write it")
        case (_, .optional(let wrapped)):
            let code = try convert(typed, to: wrapped)
            code.wraps += 1
            return code
        case (.sequence(let element, isCollection: true), .array(let wantedElement))
        where typed.code.isReversal && types.unify(element, wantedElement):
            return typed.code
        default: break
        }
        guard types.unify(typed.type, wanted) else { throw mismatch(typed, wanted) }
        return typed.code
    }

    func mismatch(_ typed: Typed, _ wanted: Type) -> Fault {
        var advice: String?
        switch (typed.type.resolved, wanted.resolved) {
        case (.optional, _): advice = "write if let, or ?? and a value, or ! where it is never nil"
        case (.int, .double): advice = "write Double(…)"
        case (.int, .float), (.double, .float): advice = "write Float(…)"
        case (.float, .double): advice = "write Double(…)"
        case (.double, .int), (.float, .int): advice = "write Int(…), which drops the fraction"
        case (.slice, .array), (.sequence, .array), (.range, .array): advice = "write Array(…)"
        default: break
        }
        // Where a number was taken for an Int too early, and where an optional stands beside a number, Swift may find a type.
        var isOpen = typed.type.isSettled || wanted.isSettled
        if case .optional = typed.type.resolved, case .variable = wanted.resolved { isOpen = true }
        return Fault(
            isOpen ? .unsupported : .type, typed.code.position,
            text: wanted.text + " is wanted here, and this is " + typed.type.text,
            advice: advice)
    }

    func require(_ needs: Needs, of type: Type, at position: CodePosition, _ message: String) throws(Fault) {
        guard types.require(needs, of: type) else {
            throw Fault(.type, position, "%1, and this is %2", message, type.text)
        }
    }
}

extension Code {
    /// Whether it is a call of `reversed`.
    var isReversal: Bool { if case .library(.reversed, _) = kind { true } else { false } }
}
