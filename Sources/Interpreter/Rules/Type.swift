/// A type of the subset.
indirect enum Type {
    case int, double, float, bool, string
    case array(Type)
    case slice(Type)
    case optional(Type)
    case tuple([Element])
    case function([Type], Type, isThrowing: Bool)
    /// `Range`, or `ClosedRange` where it is closed.
    case range(Type, isClosed: Bool)
    /// `1...`, `...1`, `..<1`: for subscripts.
    case partialRange
    /// What zip, enumerated, reversed, stride and joined give. A collection has a count; what reversed gives can be an array where one is
    /// wanted.
    case sequence(Type, isCollection: Bool)
    /// Not known yet.
    case variable(TypeVariable)

    struct Element {
        var label: String?
        var type: Type
    }

    static var void: Type { .tuple([]) }
    static func pair(_ first: Type, _ second: Type) -> Type { .tuple([Element(type: first), Element(type: second)]) }
}

/// A type that is still to be found.
final class TypeVariable {
    /// Older ones have lower numbers. Of two that become one, the older stays.
    let number: Int
    var binding: Type?
    var literal: Literal
    var needs: Needs
    /// Whether nothing but the usual type of such numbers says what it is.
    var isSettled = false

    enum Literal { case none, integer, floating }

    init(number: Int, literal: Literal, needs: Needs) {
        self.number = number
        self.literal = literal
        self.needs = needs
    }
}

/// What a type must offer.
struct Needs: OptionSet {
    var rawValue: UInt8
    static var equatable: Needs { Needs(rawValue: 1) }
    static var comparable: Needs { Needs(rawValue: 2) }
    static var numeric: Needs { Needs(rawValue: 4) }
    static var integer: Needs { Needs(rawValue: 8) }
    static var floating: Needs { Needs(rawValue: 16) }
    /// `+`: numbers and strings.
    static var addable: Needs { Needs(rawValue: 32) }
}

// These are asked at a hundred places, in each of which the compiler would put a copy.
extension Type {
    /// The type without variables that are bound, at its outermost place.
    @inline(never)
    var resolved: Type {
        var type = self
        while case .variable(let variable) = type, let binding = variable.binding { type = binding }
        return type
    }

    /// What a sequence of this type gives, one after the other.
    @inline(never)
    var elementType: Type? {
        switch resolved {
        case .array(let element), .slice(let element), .sequence(let element, _): element
        case .range(let bound, _): if case .int = bound.resolved { .int } else { nil }
        default: nil
        }
    }

    @inline(never)
    var isText: Bool { if case .string = resolved { true } else { false } }
    @inline(never)
    var isVoid: Bool { if case .tuple(let elements) = resolved { elements.isEmpty } else { false } }
    @inline(never)
    var wrapped: Type? { if case .optional(let wrapped) = resolved { wrapped } else { nil } }
    /// The variable that it still is.
    @inline(never)
    var variable: TypeVariable? { if case .variable(let variable) = resolved { variable } else { nil } }
    @inline(never)
    var isOpen: Bool {
        switch resolved {
        case .variable: true
        case .array(let inner), .slice(let inner), .optional(let inner), .sequence(let inner, _), .range(let inner, _):
            inner.isOpen
        case .tuple(let elements): elements.contains { $0.type.isOpen }
        case .function(let parameters, let result, _): result.isOpen || parameters.contains { $0.isOpen }
        default: false
        }
    }

    /// Whether a part of it is an Int, or a Double, because nothing said otherwise where it was asked. Swift may have waited.
    var isSettled: Bool {
        switch self {
        case .variable(let variable): variable.binding.map { variable.isSettled || $0.isSettled } ?? false
        case .array(let inner), .slice(let inner), .optional(let inner), .sequence(let inner, _), .range(let inner, _):
            inner.isSettled
        case .tuple(let elements): elements.contains { $0.type.isSettled }
        case .function(let parameters, let result, _): result.isSettled || parameters.contains { $0.isSettled }
        default: false
        }
    }

    /// As Swift writes it.
    var text: String {
        switch resolved {
        case .int: return "Int"
        case .double: return "Double"
        case .float: return "Float"
        case .bool: return "Bool"
        case .string: return "String"
        case .array(let element): return "[" + element.text + "]"
        case .slice(let element): return "ArraySlice<" + element.text + ">"
        case .optional(let wrapped):
            if case .function = wrapped.resolved { return "(" + wrapped.text + ")?" }
            return wrapped.text + "?"
        case .tuple(let elements):
            if elements.isEmpty { return "Void" }
            let parts = elements.map { ($0.label.map { $0 + ": " } ?? "") + $0.type.text }
            return "(" + parts.joined(separator: ", ") + ")"
        case .function(let parameters, let result, let isThrowing):
            let list = parameters.map { $0.text }.joined(separator: ", ")
            return "(" + list + (isThrowing ? ") throws -> " : ") -> ") + result.text
        case .range(let bound, let isClosed): return (isClosed ? "ClosedRange<" : "Range<") + bound.text + ">"
        case .partialRange: return "a range with one end"
        case .sequence(let element, _): return "a sequence of " + element.text
        case .variable(let variable):
            switch variable.literal {
            case .integer: return "a whole number"
            case .floating: return "a number with a fraction"
            case .none: return "a type that is not known yet"
            }
        }
    }
}
