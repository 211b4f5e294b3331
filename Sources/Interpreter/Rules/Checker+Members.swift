extension Checker {
    /// A constant of a type, as `Double.infinity`.
    func typeMember(_ name: String, of type: Type) -> Value? {
        switch (type.resolved, LibraryName(rawValue: name)) {
        case (.int, .max): .int(.max)
        case (.int, .min): .int(.min)
        case (.int, .zero): .int(0)
        case (.double, .infinity): .double(.infinity)
        case (.double, .pi): .double(.pi)
        case (.double, .nan): .double(.nan)
        case (.double, .zero): .double(0)
        case (.double, .greatestFiniteMagnitude): .double(.greatestFiniteMagnitude)
        case (.double, .leastNonzeroMagnitude): .double(.leastNonzeroMagnitude)
        case (.double, .leastNormalMagnitude): .double(.leastNormalMagnitude)
        case (.double, .ulpOfOne): .double(.ulpOfOne)
        case (.float, .infinity): .float(.infinity)
        case (.float, .pi): .float(.pi)
        case (.float, .nan): .float(.nan)
        case (.float, .zero): .float(0)
        case (.float, .greatestFiniteMagnitude): .float(.greatestFiniteMagnitude)
        case (.float, .leastNonzeroMagnitude): .float(.leastNonzeroMagnitude)
        case (.float, .leastNormalMagnitude): .float(.leastNormalMagnitude)
        case (.float, .ulpOfOne): .float(.ulpOfOne)
        default: nil
        }
    }

    /// A property.
    func member(_ name: String, of base: Expression, _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        if case .name(let typeName) = base.syntax, entry(named: typeName) == nil,
            ["Int", "Double", "Float", "Bool", "String"].contains(typeName)
        {
            let type = try type(of: .name(typeName, base.position))
            guard let value = typeMember(name, of: type) else {
                throw Fault(.unsupported, position, "%1.%2 is not known here", typeName, name)
            }
            return Typed(type: type, code: Code(.constant(value), position))
        }
        let typed = try check(base, nil)
        settle(typed.type)
        if case .tuple(let elements) = typed.type.resolved {
            if let index = part(name, of: elements) {
                return Typed(type: elements[index].type, code: Code(.part(typed.code, index), position))
            }
            throw Fault(.type, position, "%1 has no part '%2'", typed.type.text, name)
        }
        guard let (type, operation) = property(name, of: typed.type) else { throw noMember(name, typed, at: position) }
        return Typed(type: type, code: Code(.library(operation, [typed.code]), position))
    }

    func part(_ name: String, of elements: [Type.Element]) -> Int? {
        if let index = Int(name) { return elements.indices.contains(index) ? index : nil }
        return elements.firstIndex { $0.label == name }
    }

    func noMember(_ name: String, _ typed: Typed, at position: CodePosition) -> Fault {
        if typed.type.wrapped != nil {
            return Fault(
                ["map", "flatMap"].contains(name) ? .unsupported : .type, position, "'%1' is asked of an optional",
                name, advice: "unwrap it, as with if let, ?? or !")
        }
        settle(typed.type)
        if case .variable = typed.type.resolved {
            return Fault(
                .type, position, "of what type '%1' is asked is not known here", name, advice: "write the type")
        }
        return Fault(
            .unsupported, position, text: "'" + name + "' of " + typed.type.text + " is not known here",
            advice: advice(for: name, of: typed.type))
    }

    /// A property that is called as a method, or the other way round.
    private func advice(for name: String, of type: Type) -> String? {
        if property(name, of: type) != nil { return "leave () out: '" + name + "' is no function" }
        guard type.elementType != nil else { return nil }
        return ["min", "max", "sorted", "reversed", "enumerated"].contains(name) ? "write " + name + "()" : nil
    }

    private func property(_ name: String, of type: Type) -> (Type, Library)? {
        let element = type.elementType
        switch (type.resolved, LibraryName(rawValue: name)) {
        case (.string, .count): return (.int, .textCount)
        case (.string, .isEmpty): return (.bool, .textIsEmpty)
        case (.int, .magnitude): return nil
        case (.double, .magnitude), (.float, .magnitude): return (type, .magnitude)
        case (.double, .isNaN), (.float, .isNaN): return (.bool, .isNaN)
        case (.double, .isFinite), (.float, .isFinite): return (.bool, .isFinite)
        case (.double, .isInfinite), (.float, .isInfinite): return (.bool, .isInfinite)
        case (.double, .isZero), (.float, .isZero): return (.bool, .isZero)
        case (.range(let bound, _), .lowerBound): return (bound, .lowerBound)
        case (.range(let bound, _), .upperBound): return (bound, .upperBound)
        case (.range, .isEmpty): return (.bool, .isEmpty)
        case (.sequence(_, isCollection: false), _): return nil
        case (_, .count): return element == nil ? nil : (.int, .count)
        case (_, .isEmpty): return element == nil ? nil : (.bool, .isEmpty)
        case (_, .first): return element.map { (.optional($0), .first) }
        case (.array, .last), (.slice, .last), (.range, .last): return element.map { (.optional($0), .last) }
        case (.array, .indices), (.slice, .indices), (.range(_, isClosed: false), .indices):
            return (.range(.int, isClosed: false), .indices)
        case (.array, .startIndex), (.slice, .startIndex): return (.int, .startIndex)
        case (.array, .endIndex), (.slice, .endIndex): return (.int, .endIndex)
        default: return nil
        }
    }

    /// `base[index]`
    func element(_ base: Expression, _ arguments: [Argument], at position: CodePosition) throws(Fault) -> Typed {
        guard arguments.count == 1, arguments[0].label == nil else {
            throw Fault(.unsupported, position, "one index is wanted between the brackets")
        }
        let typed = try check(base, nil)
        let index = try check(arguments[0].value, .int)
        let isArray: Bool
        switch typed.type.resolved {
        case .array, .slice: isArray = true
        default: isArray = false
        }
        guard isArray, let element = typed.type.elementType else {
            if typed.type.wrapped != nil { throw noMember("[…]", typed, at: position) }
            throw Fault(
                .unsupported, position, "an index of %1 is not known here", typed.type.text, advice: "write Array(…)")
        }
        switch index.type.resolved {
        case .partialRange: break
        case .range(let bound, _):
            guard types.unify(bound, .int) else { throw mismatch(index, .range(.int, isClosed: false)) }
        default:
            return Typed(type: element, code: Code(.element(typed.code, try convert(index, to: .int)), position))
        }
        return Typed(type: .slice(element), code: Code(.element(typed.code, index.code), position))
    }

    // MARK: - Places

    /// Where an assignment, or a method that changes, puts its value.
    func place(_ expression: Expression) throws(Fault) -> (place: Place, type: Type) {
        switch expression.syntax {
        case .name(let name):
            guard case .variable(let variable) = entry(named: name) else {
                throw Fault(.type, expression.position, "'%1' is not a variable", name)
            }
            guard variable.isMutable else {
                throw Fault(
                    .type, expression.position, "'%1' is constant and cannot be changed", name,
                    advice: "declare it with var, or copy it: var copy = %1")
            }
            _ = use(variable)
            return (.variable(variable, hops: depth - variable.depth), variable.type)
        case .element(let base, let arguments):
            let (inner, type) = try place(base)
            guard arguments.count == 1, arguments[0].label == nil, let element = type.elementType else {
                throw Fault(.type, expression.position, "an array's index is wanted here")
            }
            switch type.resolved {
            case .array, .slice: break
            default: throw Fault(.type, expression.position, "%1 cannot be changed at an index", type.text)
            }
            let typed = try check(arguments[0].value, .int)
            if typed.type.elementType != nil {
                throw Fault(.unsupported, expression.position, "changing a part of an array is not known here")
            }
            return (.element(inner, try convert(typed, to: .int), expression.position), element)
        case .member(let base, let name):
            let (inner, type) = try place(base)
            guard case .tuple(let elements) = type.resolved, let index = part(name, of: elements) else {
                throw Fault(.unsupported, expression.position, "changing '%1' is not known here", name)
            }
            return (.part(inner, index), elements[index].type)
        case .force(let base):
            let (inner, type) = try place(base)
            guard let wrapped = type.wrapped else { throw Fault(.type, expression.position, "! unwraps an optional") }
            return (.unwrap(inner, expression.position), wrapped)
        case .tuple(let elements) where elements.count == 1: return try place(elements[0].value)
        default: throw Fault(.type, expression.position, "a value that is not kept cannot be changed")
        }
    }
}
