/// A type whose values can go from the checker to an answer and back.
package indirect enum ValueType: Hashable, Sendable, Codable {
    /// `Int`, `UInt8` and so on, by name.
    case integer(String)
    case float
    case double
    case bool
    case string
    case tensor
    case array(ValueType)
    case optional(ValueType)
    case dictionary(ValueType, ValueType)
    case tuple([TupleElement])

    /// A part of a tuple.
    package struct TupleElement: Hashable, Sendable, Codable {
        package var label: String?
        package var type: ValueType

        /// An element of this type.
        package init(label: String? = nil, type: ValueType) {
            self.label = label
            self.type = type
        }
    }

    /// Whether a `Tensor` is part of it.
    package var hasTensor: Bool {
        switch self {
        case .tensor: true
        case .integer, .float, .double, .bool, .string: false
        case .array(let inner), .optional(let inner): inner.hasTensor
        case .dictionary(let key, let value): key.hasTensor || value.hasTensor
        case .tuple(let elements): elements.contains { $0.type.hasTensor }
        }
    }

    /// The type as a learner writes it: `[Int]?`.
    package var shortText: String { text { _, name in name } }

    /// The type with each name's module in front, so that no name that an answer declares is meant: `[Swift.Int]?`.
    package var qualifiedText: String { text { module, name in "\(module).\(name)" } }

    private func text(_ name: (_ module: String, _ name: String) -> String) -> String {
        switch self {
        case .integer(let type): name("Swift", type)
        case .float: name("Swift", "Float")
        case .double: name("Swift", "Double")
        case .bool: name("Swift", "Bool")
        case .string: name("Swift", "String")
        case .tensor: name("Kernels", "Tensor")
        case .array(let element): "[\(element.text(name))]"
        case .optional(let wrapped): "\(wrapped.text(name))?"
        case .dictionary(let key, let value): "[\(key.text(name)): \(value.text(name))]"
        case .tuple(let elements):
            "("
                + elements.map { element in
                    (element.label.map { "\($0): " } ?? "") + element.type.text(name)
                }.joined(separator: ", ") + ")"
        }
    }

    /// What a stub returns where there is nothing to return; the case has then failed already.
    package var fallbackText: String {
        switch self {
        case .integer, .float, .double: "0"
        case .bool: "false"
        case .string: "\"\""
        case .tensor: "Tensor.zeros([1])"
        case .array: "[]"
        case .optional: "nil"
        case .dictionary: "[:]"
        case .tuple(let elements):
            "("
                + elements.map { element in
                    (element.label.map { "\($0): " } ?? "") + element.type.fallbackText
                }.joined(separator: ", ") + ")"
        }
    }
}
