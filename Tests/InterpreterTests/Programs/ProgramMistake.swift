import Foundation
import Random

/// A small mistake in a program, as somebody makes it who types: another name, operator, number or type.
enum ProgramMistake {
    private static let types = ["Int", "Double", "Float", "Bool", "String"]
    private static let operators = ["+", "-", "*", "/", "%", "<", ">", "==", "!=", "&&", "||", "??", "..<"]
    private static let methods = [
        "map", "filter", "reduce", "count", "first", "last", "min", "max", "sorted", "reversed", "contains", "isEmpty",
        "append", "popLast", "enumerated", "allSatisfy", "squareRoot", "prefix", "dropFirst",
    ]

    /// The program of a seed with one of its words replaced, or left out.
    static func program(seed: Int) -> Compiled.Program {
        var program = Compiled.Program(seed: seed)
        var random = SplitMix64(seed: seed, stream: 29)
        func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        func pick(_ words: [String]) -> String { words[draw(words.count)] }
        let pattern = /"(?:[^"\\]|\\.)*"|[A-Za-z_$][A-Za-z_0-9$]*|[0-9][0-9_.e]*[0-9]|[0-9]|[-+*\/%<>=!&|?.]+/
        let words = program.source.matches(of: pattern).filter { !["func", "f", "import"].contains($0.0) }
        let names = words.map { String($0.0) }.filter { $0.first?.isLetter ?? false }
        let word = words[draw(words.count)]
        let text = String(word.0)
        let other =
            switch text {
            case _ where types.contains(text): pick(types + ["[Int]", "Int?"])
            case _ where operators.contains(text): pick(operators)
            case "let", "var": text == "let" ? "var" : "let"
            case "true", "false": pick(["0", "nil", "1.5"])
            case "return", "try", "!": ""
            case _ where text.first == "\"": pick(["0", "2.5", "true", "[\(text)]"])
            case _ where text.first?.isNumber ?? false: pick(["\"a\"", "2.5", "true", "nil", "[\(text)]", "7"])
            case _ where methods.contains(text): pick(methods)
            default: pick(names)
            }
        program.source.replaceSubrange(word.range, with: other)
        return program
    }
}
