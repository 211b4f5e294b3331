extension Type {
    /// Whether its values have a description here.
    var isPrintable: Bool {
        switch resolved {
        case .int, .double, .float, .bool, .string: true
        case .array(let inner), .optional(let inner): inner.isPrintable
        case .slice(let inner): inner.isPrintable
        case .tuple(let elements): elements.allSatisfy { $0.type.isPrintable }
        case .range(let bound, _): bound.isPrintable
        case .function, .partialRange, .sequence, .variable: false
        }
    }
}

extension Evaluator {
    /// What `print` shows. Inside of arrays, tuples and optionals Swift shows what a debugger would.
    func describe(_ value: Value, _ type: Type, isInside: Bool = false) -> String {
        switch (value, type.resolved) {
        case (.int(let value), _): return String(value)
        case (.double(let value), _): return value.description
        case (.float(let value), _): return value.description
        case (.bool(let value), _): return value ? "true" : "false"
        case (.string(let text), _): return isInside ? Self.quoted(text) : text
        case (.none, .optional): return "nil"
        case (.some(let value), .optional(let wrapped)):
            return "Optional(" + describe(value, wrapped, isInside: true) + ")"
        case (.array(let elements), .array(let type)), (.array(let elements), .slice(let type)),
            (.array(let elements), .sequence(let type, _)):
            return list(elements, type)
        case (.slice(let elements, _), .slice(let type)):
            return isInside ? "ArraySlice(" + list(elements, type) + ")" : list(elements, type)
        case (.tuple(let parts), .tuple(let types)):
            var texts: [String] = []
            for (part, element) in Swift.zip(parts, types) {
                texts.append((element.label.map { $0 + ": " } ?? "") + describe(part, element.type, isInside: true))
            }
            return "(" + texts.joined(separator: ", ") + ")"
        case (.range(let lower, let upper), _):
            let text = String(lower) + "..<" + String(upper)
            return isInside ? "Range(" + text + ")" : text
        case (.closedRange(let lower, let upper), _):
            let text = String(lower) + "..." + String(upper)
            return isInside ? "ClosedRange(" + text + ")" : text
        case (.bounds(let lower, let upper, let isClosed), .range(let bound, _)):
            let text = describe(lower, bound) + (isClosed ? "..." : "..<") + describe(upper, bound)
            return isInside ? (isClosed ? "ClosedRange(" : "Range(") + text + ")" : text
        default: return ""
        }
    }

    private func list(_ elements: [Value], _ type: Type) -> String {
        "[" + elements.map { describe($0, type, isInside: true) }.joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "\0": quoted += "\\0"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
