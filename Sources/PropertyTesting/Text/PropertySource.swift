/// The source text of a property's body, from which a counterexample is printed with the values in place.
public struct PropertySource: Sendable, Hashable {
    /// The names of the body's parameters.
    public var parameters: [String]
    /// The text of the body's statements, or of a check's condition.
    public var body: String
    /// The line of the claim in its file, where it is known.
    public var line: Int?

    /// The source of a body with these parameters.
    public init(parameters: [String] = [], body: String = "", line: Int? = nil) {
        self.parameters = parameters
        self.body = body
        self.line = line
    }

    /// `outputSize(7, 3) == naive(7, 3)`; `let n = 7, f = 3` where the body is more than an expression; nil for nothing.
    @export(interface) func text(with arguments: [String]) -> String? {
        let names = parameters.count == arguments.count ? parameters : arguments.indices.map { "$\($0)" }
        var values: [String: String] = [:]
        for (name, argument) in zip(names, arguments) where values[name] == nil { values[name] = argument }
        if let expression { return Self.substituting(values, in: expression) }
        if arguments.isEmpty { return nil }
        if parameters.count != arguments.count {
            return arguments.count == 1 ? arguments[0] : "(" + arguments.joined(separator: ", ") + ")"
        }
        return "let " + zip(names, arguments).map { "\($0) = \($1)" }.joined(separator: ", ")
    }

    /// The body, where it is one expression after any `assume` lines.
    private var expression: Substring? {
        let lines = body.split { $0.isNewline }.map { $0.trimming { $0.isWhitespace } }
            .filter { !$0.isEmpty && !$0.hasPrefix("try assume(") && !$0.hasPrefix("//") }
        guard lines.count == 1, var line = lines.first, !line.contains(";"), !line.hasPrefix("let "),
            !line.hasPrefix("var "), !line.contains("{")
        else { return nil }
        if line.hasPrefix("return ") { line = line.dropFirst("return ".count) }
        return line
    }

    /// `text` with the names of `values` replaced, except in strings, after a dot and where they label an argument.
    private static func substituting(_ values: [String: String], in text: Substring) -> String {
        var result = ""
        var rest = text
        while let first = rest.first {
            if first == "\"" {
                let end = endOfString(rest)
                result += rest[..<end]
                rest = rest[end...]
            } else if first.isNameHead {
                let name = rest.prefix { $0.isNameHead || $0.isNumber }
                rest = rest[name.endIndex...]
                let isPlain = result.last != "." && rest.first != ":"
                if isPlain, let value = values[String(name)] {
                    // A negative number after an operator would read as another operator.
                    let joinsOperator = value.hasPrefix("-") && result.last.map { "+-*/%<>=!&|^~".contains($0) } == true
                    result += joinsOperator ? "(\(value))" : value
                } else {
                    result += name
                }
            } else if first.isNumber {
                let number = rest.prefix { $0.isNameHead || $0.isNumber }
                result += number
                rest = rest[number.endIndex...]
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func endOfString(_ text: Substring) -> Substring.Index {
        var isEscaped = false
        for index in text.indices.dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if text[index] == "\\" {
                isEscaped = true
            } else if text[index] == "\"" {
                return text.index(after: index)
            }
        }
        return text.endIndex
    }
}

extension Character {
    fileprivate var isNameHead: Bool { isLetter || self == "_" || self == "$" }
}

extension Substring {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
        var text = drop(while: isTrimmed)
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
