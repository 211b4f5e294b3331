/// A type of the programs that are drawn.
indirect enum Kind: Hashable {
    case int, double, float, bool, string
    case array(Kind)
    case optional(Kind)
    case tuple([Part])
    case function([Kind], Kind)

    struct Part: Hashable {
        var label: String?
        var kind: Kind
    }

    static var pair: Kind { .tuple([Part(label: "left", kind: .int), Part(label: "right", kind: .double)]) }

    /// As Swift writes it.
    var text: String {
        switch self {
        case .int: return "Int"
        case .double: return "Double"
        case .float: return "Float"
        case .bool: return "Bool"
        case .string: return "String"
        case .array(let element): return "[\(element.text)]"
        case .optional(let wrapped):
            if case .function = wrapped { return "(\(wrapped.text))?" }
            return wrapped.text + "?"
        case .tuple(let parts):
            return "(" + parts.map { ($0.label.map { $0 + ": " } ?? "") + $0.kind.text }.joined(separator: ", ") + ")"
        case .function(let parameters, let result):
            return "(" + parameters.map(\.text).joined(separator: ", ") + ") -> " + result.text
        }
    }

    var isReal: Bool { self == .double || self == .float }
    var isNumber: Bool { self == .int || isReal }
    var isOrdered: Bool { isNumber || self == .string }
    /// Whether it has `==`.
    var isEquatable: Bool {
        switch self {
        case .array(let element), .optional(let element): element.isEquatable
        case .tuple, .function: false
        default: true
        }
    }
    /// Whether a loop could make its values longer and longer.
    var grows: Bool {
        switch self {
        case .string, .array: true
        case .optional(let wrapped): wrapped.grows
        case .tuple(let parts): parts.contains { $0.kind.grows }
        default: false
        }
    }
    var isFunction: Bool { if case .function = self { true } else { false } }
    var element: Kind? { if case .array(let element) = self { element } else { nil } }
    var wrapped: Kind? { if case .optional(let wrapped) = self { wrapped } else { nil } }
    var parts: [Part]? { if case .tuple(let parts) = self { parts } else { nil } }
}
