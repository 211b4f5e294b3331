import SwiftSyntax

extension ValueType {
    private static let integers: Set<String> = [
        "Int", "UInt", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64",
    ]

    /// The type that `syntax` names, or nil where it is none of these.
    init?(_ syntax: TypeSyntax) {
        if let identifier = syntax.as(IdentifierTypeSyntax.self) {
            self.init(identifier)
        } else if let array = syntax.as(ArrayTypeSyntax.self), let element = ValueType(array.element) {
            self = .array(element)
        } else if let optional = syntax.as(OptionalTypeSyntax.self), let wrapped = ValueType(optional.wrappedType) {
            self = .optional(wrapped)
        } else if let dictionary = syntax.as(DictionaryTypeSyntax.self), let key = ValueType(dictionary.key),
            let value = ValueType(dictionary.value)
        {
            self = .dictionary(key, value)
        } else if let tuple = syntax.as(TupleTypeSyntax.self) {
            let elements = tuple.elements.map { element in
                ValueType(element.type).map { TupleElement(label: element.firstName?.text, type: $0) }
            }
            let known = elements.compactMap { $0 }
            guard known.count == elements.count else { return nil }
            self = known.count == 1 && known[0].label == nil ? known[0].type : .tuple(known)
        } else {
            return nil
        }
    }

    private init?(_ identifier: IdentifierTypeSyntax) {
        let arguments = (identifier.genericArgumentClause?.arguments ?? []).compactMap { argument -> ValueType? in
            guard case .type(let type) = argument.argument else { return nil }
            return ValueType(type)
        }
        switch (identifier.name.text, arguments.count) {
        case (let name, 0) where Self.integers.contains(name): self = .integer(name)
        case ("Float", 0): self = .float
        case ("Double", 0): self = .double
        case ("Bool", 0): self = .bool
        case ("String", 0): self = .string
        case ("Tensor", 0): self = .tensor
        case ("Void", 0): self = .tuple([])
        case ("Array", 1): self = .array(arguments[0])
        case ("Optional", 1): self = .optional(arguments[0])
        case ("Dictionary", 2): self = .dictionary(arguments[0], arguments[1])
        default: return nil
        }
    }
}
