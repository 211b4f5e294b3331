import SwiftSyntax

/// The name, the parameters and the result of a function.
package struct FunctionSignature: Hashable, Sendable, Codable {
    package var name: String
    package var parameters: [Parameter]
    package var isThrowing: Bool
    package var result: ValueType

    /// A parameter as it is declared.
    package struct Parameter: Hashable, Sendable, Codable {
        /// What a call writes before the colon; nil for nothing.
        package var label: String?
        /// What the body calls it.
        package var name: String
        package var type: ValueType
        /// The expression that is taken for a missing argument.
        package var defaultValue: String?

        /// A parameter of this type.
        package init(label: String?, name: String, type: ValueType, defaultValue: String? = nil) {
            self.label = label
            self.name = name
            self.type = type
            self.defaultValue = defaultValue
        }
    }

    /// A signature of these parts.
    package init(name: String, parameters: [Parameter], isThrowing: Bool = false, result: ValueType) {
        self.name = name
        self.parameters = parameters
        self.isThrowing = isThrowing
        self.result = result
    }

    /// Why a function cannot be asked across processes.
    package struct Unsupported: Error {
        package var message: String
        package var node: Syntax
    }

    /// The signature of `function`.
    package init(_ function: FunctionDeclSyntax) throws(Unsupported) {
        name = function.name.text
        let clause = function.signature.parameterClause
        if let generic = function.genericParameterClause {
            throw Unsupported(message: "a checked function cannot be generic", node: Syntax(generic))
        }
        let effects = function.signature.effectSpecifiers
        if let asynchronous = effects?.asyncSpecifier {
            throw Unsupported(message: "a checked function cannot be async", node: Syntax(asynchronous))
        }
        isThrowing = effects?.throwsClause != nil
        parameters = []
        for parameter in clause.parameters {
            guard parameter.ellipsis == nil, let type = ValueType(parameter.type) else {
                throw Unsupported(message: Self.message(parameter.type), node: Syntax(parameter.type))
            }
            let first = parameter.firstName.text
            parameters.append(
                Parameter(
                    label: first == "_" ? nil : first, name: (parameter.secondName ?? parameter.firstName).text,
                    type: type, defaultValue: parameter.defaultValue?.value.trimmedDescription))
        }
        guard let returned = function.signature.returnClause?.type else {
            result = .tuple([])
            return
        }
        guard let type = ValueType(returned) else {
            throw Unsupported(message: Self.message(returned), node: Syntax(returned))
        }
        result = type
    }

    private static func message(_ type: TypeSyntax) -> String {
        "'\(type.trimmedDescription)' cannot go from the checker to an answer and back; use numbers, Bool, String, Tensor, "
            + "and arrays, optionals, dictionaries and tuples of these"
    }

    /// The first line of the function as a learner would write it.
    package var text: String {
        let list = parameters.map { parameter in
            let label = parameter.label ?? "_"
            let names = label == parameter.name ? label : "\(label) \(parameter.name)"
            return "\(names): \(parameter.type.shortText)"
        }
        let effects = isThrowing ? " throws" : ""
        let returned = result == .tuple([]) ? "" : " -> \(result.shortText)"
        return "func \(name)(\(list.joined(separator: ", ")))\(effects)\(returned)"
    }

    package var hasTensor: Bool { result.hasTensor || parameters.contains { $0.type.hasTensor } }
}
