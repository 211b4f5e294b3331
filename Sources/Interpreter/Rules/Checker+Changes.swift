/// Methods that change what they are called upon.
extension Checker {
    private static let changing = [
        "append", "insert", "remove", "removeLast", "removeFirst", "popLast", "removeAll", "sort", "reverse", "swapAt",
        "toggle",
    ]

    func change(
        _ name: String, of base: Expression, _ arguments: [Argument], at position: CodePosition
    ) throws(Fault) -> Typed? {
        guard Self.changing.contains(name) else { return nil }
        let (place, type) = try place(base)
        let typed = Typed(type: type, code: Code(.constant(.none), base.position))
        var signature: Signature
        if case .bool = type.resolved, name == "toggle" {
            signature = Signature(parameters: [], result: .void, operation: .toggle)
        } else {
            guard case .array(let element) = type.resolved else { throw noMember(name, typed, at: position) }
            guard let method = try arrayChange(name, element, arguments, at: position) else {
                throw noMember(name, typed, at: position)
            }
            signature = method
        }
        if name == "append", arguments.first?.label == "contentsOf", arguments.count == 1 {
            let made = try sequence(arguments[0].value)
            guard let element = type.elementType, types.unify(element, made.element) else {
                throw Fault(.type, position, "the elements are %1, and the array is %2", made.element.text, type.text)
            }
            return Typed(type: .void, code: Code(.change(.appendContents, place, [made.code]), position))
        }
        let uses = place.root?.uses ?? 0
        let made = try apply(signature, to: [], arguments, nil, name, at: position)
        if arguments.hasClosure, let root = place.root, root.uses > uses {
            throw Fault(
                .type, position, "'%1' is read while '%2' changes it", root.name, name,
                advice: "copy it before: let copy = %1")
        }
        guard case .library(let operation, let codes) = made.code.kind else { return made }
        return Typed(type: made.type, code: Code(.change(operation, place, codes), position))
    }

    private func arrayChange(
        _ name: String, _ element: Type, _ arguments: [Argument], at position: CodePosition
    ) throws(Fault) -> Signature? {
        func made(_ operation: Library, _ parameters: [Signature.Parameter], _ result: Type) -> Signature {
            Signature(parameters: parameters, result: result, operation: operation)
        }
        switch LibraryName(rawValue: name) {
        case .append: return made(.append, [.init(nil, element)], .void)
        case .insert: return made(.insert, [.init(nil, element), .init("at", .int)], .void)
        case .remove: return made(.removeAt, [.init("at", .int)], element)
        case .removeLast: return arguments.isEmpty ? made(.removeLast, [], element) : nil
        case .removeFirst: return arguments.isEmpty ? made(.removeFirst, [], element) : nil
        case .popLast: return made(.popLast, [], .optional(element))
        case .removeAll: return arguments.isEmpty ? made(.removeAll, [], .void) : nil
        case .reverse: return made(.reverse, [], .void)
        case .swapAt: return made(.swapAt, [.init(nil, .int), .init(nil, .int)], .void)
        case .sort:
            if arguments.hasClosure {
                return made(.sortBy, [.init("by", .function([element, element], .bool, isThrowing: false))], .void)
            }
            try requireOrder(element, name, at: position)
            return made(.sort, [], .void)
        default: return nil
        }
    }
}
