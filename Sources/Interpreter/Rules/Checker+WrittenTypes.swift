/// Types as they are written.
extension Checker {
    func type(of syntax: TypeSyntax) throws(Fault) -> Type {
        switch syntax {
        case .name(let name, let position):
            switch name {
            case "Int": return .int
            case "Double": return .double
            case "Float": return .float
            case "Bool": return .bool
            case "String": return .string
            case "Void": return .void
            default:
                throw ForeignType.fault(name, at: position)
                    ?? Fault(
                        .unsupported, position, "the type '%1' is not known here", name,
                        advice: "known are Int, Double, Float, Bool, String, [T], T?, (A, B) and (A) -> B")
            }
        case .array(let element): return .array(try type(of: element))
        case .optional(let wrapped): return .optional(try type(of: wrapped))
        case .tuple(let elements):
            var parts: [Type.Element] = []
            for element in elements {
                parts.append(Type.Element(label: element.label, type: try type(of: element.type)))
            }
            return .tuple(parts)
        case .function(let parameters, let result, let isThrowing):
            var types: [Type] = []
            for parameter in parameters { types.append(try type(of: parameter)) }
            return .function(types, try type(of: result), isThrowing: isThrowing)
        }
    }

    func result(of function: FunctionSyntax) throws(Fault) -> Type {
        guard let result = function.result else { return .void }
        return try type(of: result)
    }
}
