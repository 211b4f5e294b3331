extension Checker {
    func methodCall(
        _ name: String, of base: Expression, _ arguments: [Argument], _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed {
        if let changing = try change(name, of: base, arguments, at: position) { return changing }
        let typed = try check(base, nil)
        settleBounds(typed.type)
        if let element = typed.type.elementType {
            if ["flatMap", "joined"].contains(name) {
                return try flattening(name, typed, of: base, element, arguments, hint, at: position)
            }
            if case .range(let bound, _) = typed.type.resolved, name == "contains", !arguments.hasClosure {
                let signature = Signature(parameters: [.init(nil, bound)], result: .bool, operation: .rangeContains)
                return try apply(signature, to: [typed.code], arguments, hint, name, at: position)
            }
            guard let signature = try sequenceMethod(name, typed, element, arguments, at: position) else {
                throw noMember(name, typed, at: position)
            }
            return try apply(signature, to: [typed.code], arguments, hint, name, at: position)
        }
        settle(typed.type)
        if name == "rounded" { return try rounding(typed, arguments, at: position) }
        guard let signature = valueMethod(name, typed.type) else { throw noMember(name, typed, at: position) }
        return try apply(signature, to: [typed.code], arguments, hint, name, at: position)
    }

    private func sequenceMethod(
        _ name: String, _ typed: Typed, _ element: Type, _ arguments: [Argument], at position: CodePosition
    ) throws(Fault) -> Signature? {
        func function(_ parameters: [Type], _ result: Type) -> Type {
            .function(parameters, result, isThrowing: false)
        }
        func made(_ operation: Library, _ parameters: [Signature.Parameter], _ result: Type) -> Signature {
            Signature(parameters: parameters, result: result, operation: operation)
        }
        let test = function([element], .bool), order = function([element, element], .bool)
        let hasClosure = arguments.hasClosure
        let isCollection: Bool
        let part: Type
        switch typed.type.resolved {
        case .array, .slice: (isCollection, part) = (true, .slice(element))
        case .range: (isCollection, part) = (true, .sequence(element, isCollection: true))
        case .sequence(_, let hasCount):
            (isCollection, part) = (hasCount, .sequence(element, isCollection: hasCount))
        default: return nil
        }
        switch LibraryName(rawValue: name) {
        case .map:
            let result = unknown(at: position)
            return made(.map, [.init(nil, function([element], result))], .array(result))
        case .compactMap:
            let result = unknown(at: position)
            return made(.compactMap, [.init(nil, function([element], .optional(result)))], .array(result))
        case .filter:
            guard case .range = typed.type.resolved else { return made(.filter, [.init(nil, test)], .array(element)) }
            return made(.filter, [.init(nil, test)], .array(element))
        case .reduce:
            let result = unknown(at: position)
            return made(
                .reduce, [.init(nil, result), .init(nil, function([result, element], result))], result)
        case .forEach: return made(.forEach, [.init(nil, function([element], .void))], .void)
        case .allSatisfy: return made(.allSatisfy, [.init(nil, test)], .bool)
        case .contains:
            if hasClosure { return made(.containsWhere, [.init("where", test)], .bool) }
            try require(.equatable, of: element, at: position, "contains needs elements with ==")
            return made(.containsElement, [.init(nil, element)], .bool)
        case .count where hasClosure: return made(.countWhere, [.init("where", test)], .int)
        case .first where hasClosure: return made(.firstWhere, [.init("where", test)], .optional(element))
        case .last where hasClosure && isCollection:
            return made(.lastWhere, [.init("where", test)], .optional(element))
        case .firstIndex, .lastIndex:
            guard case .array = typed.type.resolved else { return nil }
            let isFirst = name == "firstIndex"
            if hasClosure {
                return made(isFirst ? .firstIndexWhere : .lastIndexWhere, [.init("where", test)], .optional(.int))
            }
            try require(.equatable, of: element, at: position, name + "(of:) needs elements with ==")
            return made(isFirst ? .firstIndexOf : .lastIndexOf, [.init("of", element)], .optional(.int))
        case .min, .max:
            if hasClosure {
                return made(name == "min" ? .minimumBy : .maximumBy, [.init("by", order)], .optional(element))
            }
            try requireOrder(element, name, at: position)
            return made(name == "min" ? .minimum : .maximum, [], .optional(element))
        case .sorted:
            if hasClosure { return made(.sortedBy, [.init("by", order)], .array(element)) }
            try requireOrder(element, name, at: position)
            return made(.sorted, [], .array(element))
        case .enumerated:
            let pair: Type = .tuple([.init(label: "offset", type: .int), .init(label: "element", type: element)])
            return made(.enumerated, [], .sequence(pair, isCollection: isCollection))
        case .reversed: return made(.reversed, [], .sequence(element, isCollection: true))
        case .dropFirst, .dropLast:
            let isFirst = name == "dropFirst"
            if !isFirst, !isCollection { return nil }
            let parameters: [Signature.Parameter] = arguments.isEmpty ? [] : [.init(nil, .int)]
            return made(isFirst ? .dropFirst : .dropLast, parameters, part)
        case .prefix, .drop:
            if hasClosure { return made(name == "prefix" ? .prefixWhile : .dropWhile, [.init("while", test)], part) }
            return name == "prefix" ? made(.prefix, [.init(nil, .int)], part) : nil
        case .suffix: return isCollection ? made(.suffix, [.init(nil, .int)], part) : nil
        case .elementsEqual:
            try require(.equatable, of: element, at: position, "elementsEqual needs elements with ==")
            return made(.elementsEqual, [.init(nil, .array(element))], .bool)
        default: return nil
        }
    }

    func requireOrder(_ element: Type, _ name: String, at position: CodePosition) throws(Fault) {
        if case .tuple = element.resolved {
            throw Fault(.type, position, "tuples have no order of their own", name, advice: "write %1 { … }")
        }
        try require(.comparable, of: element, at: position, name + " needs elements with <")
    }

    private func flattening(
        _ name: String, _ typed: Typed, of base: Expression, _ element: Type, _ arguments: [Argument], _ hint: Type?,
        at position: CodePosition
    ) throws(Fault) -> Typed {
        if name == "joined" {
            if arguments.isEmpty, let inner = element.elementType {
                return Typed(
                    type: .sequence(inner, isCollection: true), code: Code(.library(.joined, [typed.code]), position))
            }
            guard case .string = element.resolved else { throw noMember(name, typed, at: position) }
            let parameters: [Signature.Parameter] = arguments.isEmpty ? [] : [.init("separator", .string)]
            return try apply(
                Signature(parameters: parameters, result: .string, operation: .joinedSeparator), to: [typed.code],
                arguments, hint, name, at: position)
        }
        let inner = unknown(at: position)
        let made = try apply(
            Signature(
                parameters: [.init(nil, .function([element], inner, isThrowing: false))], result: .array(inner),
                operation: .flatMap), to: [typed.code], arguments, nil, name, at: position)
        guard let part = inner.elementType else {
            throw Fault(.unsupported, position, "flatMap joins sequences, and the closure gives %1", inner.text)
        }
        if let wanted = hint?.elementType, wanted.wrapped != nil, part.wrapped == nil {
            throw Fault(
                .unsupported, position, "flatMap that also makes its elements optional is not known here",
                advice: "name its value with let before")
        }
        try refuseMixture(of: base, element, arguments, part, hint)
        return Typed(type: .array(part), code: made.code)
    }

    private func valueMethod(_ name: String, _ type: Type) -> Signature? {
        switch (type.resolved, LibraryName(rawValue: name)) {
        case (.double, .squareRoot), (.float, .squareRoot):
            Signature(parameters: [], result: type, operation: .squareRoot)
        case (.int, .isMultiple): Signature(parameters: [.init("of", .int)], result: .bool, operation: .isMultiple)
        case (.int, .signum): Signature(parameters: [], result: .int, operation: .signum)
        case (.range(let bound, _), .contains):
            Signature(parameters: [.init(nil, bound)], result: .bool, operation: .rangeContains)
        case (.string, .hasPrefix): Signature(parameters: [.init(nil, .string)], result: .bool, operation: .hasPrefix)
        case (.string, .hasSuffix): Signature(parameters: [.init(nil, .string)], result: .bool, operation: .hasSuffix)
        default: nil
        }
    }

    private func rounding(_ typed: Typed, _ arguments: [Argument], at position: CodePosition) throws(Fault) -> Typed {
        var operation = Library.rounded
        switch typed.type.resolved {
        case .double, .float: break
        default: throw noMember("rounded", typed, at: position)
        }
        if let argument = arguments.first {
            guard arguments.count == 1, case .implicitMember(let rule) = argument.value.syntax else {
                throw Fault(.unsupported, position, "this way to round is not known here")
            }
            switch LibraryName(rawValue: rule) {
            case .up: operation = .roundedUp
            case .down: operation = .roundedDown
            case .towardZero: operation = .roundedToZero
            case .toNearestOrEven: operation = .roundedToEven
            case .toNearestOrAwayFromZero: break
            default: throw Fault(.unsupported, argument.value.position, ".%1 is not known here", rule)
            }
        }
        return Typed(type: typed.type, code: Code(.library(operation, [typed.code]), position))
    }
}

extension [Argument] {
    /// Whether an argument is a closure, or has the label of one.
    var hasClosure: Bool {
        contains { $0.isTrailing || ["where", "by", "while"].contains($0.label ?? "") }
    }
}
