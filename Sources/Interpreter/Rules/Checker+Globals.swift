/// The library's functions that are called by name.
extension Checker {
    private static let one: [(String, Library)] = [
        ("exp", .exp), ("exp2", .exp2), ("log", .log), ("log2", .log2), ("log10", .log10), ("log1p", .log1p),
        ("expm1", .expm1), ("sqrt", .sqrt), ("cbrt", .cbrt), ("sin", .sin), ("cos", .cos), ("tan", .tan),
        ("asin", .asin), ("acos", .acos), ("atan", .atan), ("sinh", .sinh), ("cosh", .cosh), ("tanh", .tanh),
        ("floor", .floor), ("ceil", .ceil), ("round", .round), ("trunc", .trunc), ("erf", .erf),
    ]
    private static let two: [(String, Library)] = [("pow", .pow), ("atan2", .atan2), ("hypot", .hypot)]
    /// The course's own, of numbers.
    private static let course: [(String, Library)] = [("sigmoid", .sigmoid), ("step", .step), ("relu", .relu)]

    static func isGlobal(_ name: String) -> Bool {
        ["min", "max", "abs"].contains(name) || (one + two + course).contains { $0.0 == name }
    }

    func globalCall(
        _ name: String, _ arguments: [Argument], _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed? {
        typealias Parameter = Signature.Parameter
        var signature: Signature
        switch name {
        case "print": return try printing(arguments, at: position)
        case "min", "max":
            let type = unknown(at: position, needs: .comparable)
            guard arguments.count >= 2 else { throw Fault(.type, position, "%1 takes two values, or more", name) }
            signature = Signature(
                parameters: arguments.map { _ in Parameter(nil, type) }, result: type,
                operation: name == "min" ? .min : .max)
        case "abs":
            let type = unknown(at: position, needs: .numeric)
            signature = Signature(parameters: [Parameter(nil, type)], result: type, operation: .abs)
        case "zip": return try zipped(arguments, at: position)
        case "stride": return try strided(arguments, hint, at: position)
        default:
            if let (_, operation) = Self.course.first(where: { $0.0 == name }) {
                signature = Signature(parameters: [Parameter(nil, .float)], result: .float, operation: operation)
                break
            }
            let isTwo = Self.two.contains { $0.0 == name }
            guard let (_, operation) = (Self.one + Self.two).first(where: { $0.0 == name }) else { return nil }
            guard importsFoundation else {
                throw Fault(
                    .type, position, "'%1' of numbers is Foundation's", name, advice: "write import Foundation first")
            }
            let type = unknown(at: position, needs: .floating)
            signature = Signature(
                parameters: [Parameter(nil, type)] + (isTwo ? [Parameter(nil, type)] : []), result: type,
                operation: operation)
            let typed = try apply(signature, to: [], arguments, hint, name, at: position)
            if typed.type.variable?.literal == .integer {
                throw Fault(
                    .unsupported, position, "of whole numbers alone, '%1' is not known here", name,
                    advice: "write 2.0 for 2")
            }
            return typed
        }
        return try apply(signature, to: [], arguments, hint, name, at: position)
    }

    private func printing(_ arguments: [Argument], at position: CodePosition) throws(Fault) -> Typed {
        var values: [(Code, Type)] = []
        for argument in arguments {
            guard argument.label == nil else {
                throw Fault(.unsupported, argument.value.position, "labels of print are not known here")
            }
            let mark = begin()
            let typed = try shown(argument.value)
            settle(typed.type)
            try finish(mark)
            guard typed.type.isPrintable else {
                throw Fault(.unsupported, argument.value.position, "printing %1 is not known here", typed.type.text)
            }
            values.append((typed.code, typed.type))
        }
        return Typed(type: .void, code: Code(.print(values), position))
    }

    private func zipped(_ arguments: [Argument], at position: CodePosition) throws(Fault) -> Typed {
        guard arguments.count == 2, arguments.allSatisfy({ $0.label == nil }) else {
            throw Fault(.type, position, "zip takes two sequences")
        }
        var (elements, codes): ([Type], [Code]) = ([], [])
        for argument in arguments {
            let typed = try sequence(argument.value)
            elements.append(typed.element)
            codes.append(typed.code)
        }
        return Typed(
            type: .sequence(.pair(elements[0], elements[1]), isCollection: false),
            code: Code(.library(.zip, codes), position))
    }

    /// An expression that must give one value after the other.
    func sequence(_ expression: Expression) throws(Fault) -> (element: Type, code: Code) {
        let typed = try check(expression, nil)
        settleBounds(typed.type)
        guard let element = typed.type.elementType else {
            if typed.type.isText {
                throw Fault(.unsupported, expression.position, "the characters of a text are not known here")
            }
            throw Fault(
                .type, expression.position, text: "a sequence is wanted here, and this is " + typed.type.text,
                advice: typed.type.wrapped == nil ? nil : "unwrap it, as with if let or ??")
        }
        return (element, typed.code)
    }

    /// A range of open numbers that is gone through is one of Int.
    func settleBounds(_ type: Type) {
        if case .range(let bound, _) = type.resolved { settle(bound) }
    }

    private func strided(_ arguments: [Argument], _ hint: Type?, at position: CodePosition) throws(Fault) -> Typed {
        let labels = arguments.map { $0.label ?? "_" }
        guard labels == ["from", "to", "by"] || labels == ["from", "through", "by"] else {
            throw Fault(.type, position, "the arguments do not go with 'stride'", advice: "call stride(from:to:by:)")
        }
        let type = unknown(at: position, needs: .numeric)
        var codes: [Code] = []
        for argument in arguments { codes.append(try converted(argument.value, to: type)) }
        return Typed(
            type: .sequence(type, isCollection: false),
            code: Code(.library(labels[1] == "to" ? .strideTo : .strideThrough, codes), position))
    }

    // MARK: - Conversions

    func conversion(
        to name: String, _ arguments: [Argument], _ hint: Type?, at position: CodePosition
    ) throws(Fault) -> Typed? {
        guard ["Int", "Double", "Float", "String", "Bool", "Array"].contains(name) else { return nil }
        if name == "Array" { return try array(of: nil, arguments, hint, at: position) }
        if name == "String", arguments.count == 2, arguments[0].label == "repeating", arguments[1].label == "count" {
            let codes = [try converted(arguments[0].value, to: .string), try converted(arguments[1].value, to: .int)]
            return Typed(type: .string, code: Code(.library(.repeatText, codes), position))
        }
        guard arguments.count == 1, arguments[0].label == nil, name != "Bool" else {
            throw Fault(.unsupported, position, "this way to make %1 is not known here", name)
        }
        let target: Type = name == "Int" ? .int : name == "Double" ? .double : name == "Float" ? .float : .string
        // Double(3) is the literal 3.0, as in Swift; Double(1 / 2) is made of an Int.
        if name != "String" {
            switch arguments[0].value.syntax {
            case .integer where true, .floating where name != "Int":
                return Typed(type: target, code: try converted(arguments[0].value, to: target))
            default: break
            }
        }
        let typed = try check(arguments[0].value, nil)
        settle(typed.type)
        if name == "String" {
            switch typed.type.resolved {
            case .int, .double, .float, .bool, .string: break
            default:
                throw Fault(
                    .unsupported, position, "String of %1 is not known here", typed.type.text,
                    advice: "write it into a text, as in \"\\(values)\"")
            }
            return Typed(type: .string, code: Code(.string([.value(typed.code, typed.type)]), position))
        }
        switch typed.type.resolved {
        case .int, .double, .float:
            let operation: Library = name == "Int" ? .toInt : name == "Double" ? .toDouble : .toFloat
            return Typed(type: target, code: Code(.library(operation, [typed.code]), position))
        case .string where name == "Int":
            return Typed(type: .optional(.int), code: Code(.library(.intOfText, [typed.code]), position))
        default: throw Fault(.unsupported, position, "%1 of %2 is not known here", name, typed.type.text)
        }
    }

    /// `[T]()`, `[T](repeating:count:)`, `Array(sequence)`.
    func array(
        of element: Type?, _ arguments: [Argument], _ hint: Type? = nil, at position: CodePosition
    ) throws(Fault) -> Typed {
        var wanted: Type?
        if case .array(let type) = hint?.resolved { wanted = type }
        if arguments.isEmpty, let element {
            return Typed(type: .array(element), code: Code(.array([]), position))
        }
        if arguments.count == 2, arguments[0].label == "repeating", arguments[1].label == "count" {
            let element = element ?? unknown(at: position)
            if let wanted { _ = types.unify(element, wanted) }
            let codes = [try converted(arguments[0].value, to: element), try converted(arguments[1].value, to: .int)]
            return Typed(type: .array(element), code: Code(.library(.repeating, codes), position))
        }
        guard arguments.count == 1, arguments[0].label == nil else {
            throw Fault(.unsupported, position, "this way to make an array is not known here")
        }
        let made = try sequence(arguments[0].value)
        if let element, !types.unify(element, made.element) {
            throw Fault(.type, position, "the elements are %1, and %2 is wanted", made.element.text, element.text)
        }
        return Typed(type: .array(made.element), code: Code(.library(.toArray, [made.code]), position))
    }
}
