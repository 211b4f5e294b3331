import Random

/// Draws programs of the subset from its grammar. What is drawn has the right types; it may trap.
struct ProgramGenerator {
    private var random: SplitMix64
    private var variables: [(name: String, type: Kind, isMutable: Bool)] = []
    private var count = 0
    private var lines: [String] = []
    private var indent = 1

    enum Kind: CaseIterable {
        case int, double, float, bool, string, ints, doubles, floats, maybeInt, pair, table

        var text: String {
            switch self {
            case .int: "Int"
            case .double: "Double"
            case .float: "Float"
            case .bool: "Bool"
            case .string: "String"
            case .ints: "[Int]"
            case .doubles: "[Double]"
            case .floats: "[Float]"
            case .maybeInt: "Int?"
            case .pair: "(left: Int, right: Double)"
            case .table: "[[Int]]"
            }
        }
    }

    /// The program of a seed, and a call of it.
    static func program(seed: Int) -> (source: String, call: String) {
        var generator = ProgramGenerator(random: SplitMix64(seed: seed, stream: 19))
        return generator.program()
    }

    private init(random: SplitMix64) { self.random = random }

    private mutating func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[draw(choices.count)] }

    private mutating func program() -> (source: String, call: String) {
        let kinds = (0..<1 + draw(3)).map { _ in pick(Kind.allCases) }
        let result = pick(Kind.allCases)
        let names = kinds.indices.map { "p\($0)" }
        variables = zip(names, kinds).map { ($0, $1, false) }
        for _ in 0..<1 + draw(5) { statement(depth: 2) }
        lines.append("    return " + value(result, depth: 3))
        let parameters = zip(names, kinds).map { "_ \($0): \($1.text)" }.joined(separator: ", ")
        let source =
            "import Foundation\n\nfunc f(\(parameters)) -> \(result.text) {\n" + lines.joined(separator: "\n") + "\n}\n"
        variables = []
        let arguments = kinds.map { literal($0) }.joined(separator: ", ")
        return (source, "f(\(arguments))")
    }

    // MARK: - Statements

    private mutating func add(_ line: String) { lines.append(String(repeating: "    ", count: indent) + line) }

    private mutating func inside(depth: Int, _ bound: [(name: String, type: Kind, isMutable: Bool)] = []) {
        let outer = variables
        variables += bound
        indent += 1
        for _ in 0..<1 + draw(2) { statement(depth: depth - 1) }
        indent -= 1
        variables = outer
    }

    private mutating func fresh() -> String {
        count += 1
        return "v\(count)"
    }

    private mutating func statement(depth: Int) {
        switch depth > 0 ? draw(14) : draw(6) {
        case 0, 1:
            let (name, kind) = (fresh(), pick(Kind.allCases))
            let isMutable = draw(3) > 0
            let isWritten = kind == .pair || kind == .maybeInt || kind == .float || kind == .floats || draw(2) == 0
            let word = isMutable ? "var" : "let"
            if isWritten {
                add("\(word) \(name): \(kind.text) = \(value(kind, depth: 3))")
            } else {
                add("\(word) \(name) = \(known(kind, depth: 3))")
            }
            variables.append((name, kind, isMutable))
        case 2, 3, 4: assignment()
        case 5: change()
        case 6:
            let name = fresh()
            add("for \(name) in \(draw(3))...\(3 + draw(4)) where (\(value(.bool, depth: 1))) {")
            inside(depth: depth, [(name, .int, false)])
            add("}")
        case 7:
            let (list, name) = (value(pick([.ints]), depth: 1), fresh())
            let index = fresh()
            add("for (\(index), \(name)) in (\(list)).prefix(6).enumerated() {")
            inside(depth: depth, [(index, .int, false), (name, .int, false)])
            if draw(3) == 0 { add("    if \(name) > 3 { \(pick(["break", "continue"])) }") }
            add("}")
        case 8, 9:
            add("if (\(value(.bool, depth: 2))) {")
            inside(depth: depth)
            if draw(2) == 0 {
                add("} else {")
                inside(depth: depth)
            }
            add("}")
        case 10:
            let name = fresh()
            add("if let \(name) = (\(optional())) {")
            inside(depth: depth, [(name, .int, false)])
            add("} else {")
            inside(depth: depth)
            add("}")
        case 11:
            let name = fresh()
            add("var \(name) = \(draw(5))")
            add("while \(name) > 0 {")
            inside(depth: depth)
            add("    \(name) -= 1")
            add("}")
        case 12:
            add("switch (\(value(.int, depth: 2))) {")
            add("case \(draw(3)), \(3 + draw(3)):")
            inside(depth: depth)
            add("case \(6 + draw(3))...20:")
            inside(depth: depth)
            let name = fresh()
            add("case let \(name) where \(name) < 0:")
            inside(depth: depth, [(name, .int, false)])
            add("default: break")
            add("}")
        default:
            let name = fresh()
            add("let \(name) = { (a: Int, b: Int) -> Int in")
            let outer = variables
            variables += [("a", .int, false), ("b", .int, false)]
            indent += 1
            statement(depth: 0)
            add("return \(value(.int, depth: 2))")
            indent -= 1
            variables = outer
            add("}")
            let result = fresh()
            add("let \(result) = \(name)(\(value(.int, depth: 1)), \(value(.int, depth: 1)))")
            variables.append((result, .int, false))
        }
    }

    private mutating func assignment() {
        let mutable = variables.filter { $0.isMutable }
        guard !mutable.isEmpty else { return add("_ = \(known(.int, depth: 2))") }
        let target = pick(mutable)
        switch target.type {
        case .int, .double, .float:
            add("\(target.name) \(pick(["=", "+=", "-=", "*="])) \(value(target.type, depth: 2))")
        case .string: add("\(target.name) \(pick(["=", "+="])) \(value(.string, depth: 2))")
        case .ints, .doubles, .floats:
            let element: Kind = target.type == .ints ? .int : target.type == .doubles ? .double : .float
            if draw(2) == 0 {
                add("\(target.name)[\(value(.int, depth: 1))] \(pick(["=", "+=", "-="])) \(value(element, depth: 2))")
            } else {
                add("\(target.name) \(pick(["=", "+="])) \(value(target.type, depth: 2))")
            }
        case .table:
            add("\(target.name)[\(draw(2))][\(draw(3))] \(pick(["=", "+=", "*="])) \(value(.int, depth: 2))")
        case .pair:
            if draw(2) == 0 {
                add("\(target.name).left += \(value(.int, depth: 2))")
            } else {
                add("\(target.name).1 = \(value(.double, depth: 2))")
            }
        default:
            let made = value(target.type, depth: 2)
            if made != target.name { add("\(target.name) = \(made)") }
        }
    }

    private mutating func change() {
        let lists = variables.filter { $0.isMutable && [.ints, .doubles, .floats].contains($0.type) }
        guard !lists.isEmpty else { return add("_ = \(known(.double, depth: 2))") }
        let list = pick(lists)
        let element: Kind = list.type == .ints ? .int : list.type == .doubles ? .double : .float
        switch draw(9) {
        case 0, 1: add("\(list.name).append(\(value(element, depth: 2)))")
        case 2: add("\(list.name).sort()")
        case 3: add("\(list.name).sort { $0 > $1 }")
        case 4: add("\(list.name).insert(\(value(element, depth: 1)), at: \(draw(3)))")
        case 5: add("\(list.name).remove(at: \(draw(3)))")
        case 6: add("\(list.name).reverse()")
        case 7: add("_ = \(list.name).popLast()")
        default: add("\(list.name).swapAt(\(draw(3)), \(draw(3)))")
        }
    }

    // MARK: - Values

    private mutating func literal(_ kind: Kind) -> String {
        func list(_ kind: Kind, _ generator: inout Self) -> String {
            let values = (0..<generator.draw(4) + 1).map { _ in generator.literal(kind) }
            return "[" + values.joined(separator: ", ") + "]"
        }
        switch kind {
        case .int: return draw(40) == 0 ? "9223372036854775807" : draw(5) == 0 ? "-\(draw(9))" : "\(draw(12))"
        case .double: return pick(["0.5", "2.0", "-1.25", "3", "0.1", "1e3", "-0.75", "7.5", "0"])
        case .float: return pick(["0.5", "2.0", "-1.25", "3", "0.1", "1e-2", "-0.75", "7.5", "0"])
        case .bool: return pick(["true", "false"])
        case .string: return pick(["\"a\"", "\"bc\"", "\"\"", "\"x y\"", "\"\\\"q\\\"\""])
        case .ints: return list(.int, &self)
        case .doubles: return list(.double, &self)
        case .floats: return list(.float, &self)
        case .maybeInt: return draw(3) == 0 ? "nil" : literal(.int)
        case .pair: return "(left: \(literal(.int)), right: \(literal(.double)))"
        case .table: return "[[\(draw(9)), 2, \(draw(9))], [4, \(draw(9)), 6]]"
        }
    }

    /// A value whose type is the usual one of its numbers, or known by itself.
    private mutating func known(_ kind: Kind, depth: Int) -> String {
        switch kind {
        case .double:
            return pick(["1.5", "0.25", "-2.5"]) + " \(pick(["+", "-", "*"])) \(value(.double, depth: depth - 1))"
        case .doubles: return "[0.5, \(value(.double, depth: 1)), 3]"
        default: return value(kind, depth: depth)
        }
    }

    /// An expression of the type, where a value of it is wanted.
    private mutating func value(_ kind: Kind, depth: Int) -> String {
        let named = variables.filter { $0.type == kind }
        if !named.isEmpty, draw(depth > 0 ? 3 : 2) == 0 { return pick(named).name }
        guard depth > 0 else { return named.isEmpty ? literal(kind) : pick(named).name }
        func inner(_ kind: Kind, _ generator: inout Self) -> String { generator.value(kind, depth: depth - 1) }
        switch kind {
        case .int: return int(depth)
        case .double, .float: return real(kind, depth)
        case .bool:
            let compared = pick([Kind.int, .double, .string])
            switch draw(8) {
            case 0: return "(\(inner(.bool, &self)) && \(inner(.bool, &self)))"
            case 1: return "(\(inner(.bool, &self)) || !\(inner(.bool, &self)))"
            case 2: return "(\(inner(.ints, &self))).allSatisfy { $0 > \(draw(5)) }"
            case 3: return "(\(inner(.ints, &self))).contains(\(draw(9)))"
            case 4: return "(\(pick([literalOrName(.ints), literalOrName(.doubles)]))).isEmpty"
            case 5: return "(\(draw(3))...\(3 + draw(9))).contains(\(inner(.int, &self)))"
            case 6 where !variables.filter({ $0.type == .maybeInt }).isEmpty:
                return
                    "(\(pick(variables.filter { $0.type == .maybeInt }).name) \(pick(["==", "!="])) \(pick(["nil", "3"])))"
            default:
                let left = variables.first { $0.type == compared }?.name ?? typed(compared)
                return "(\(left) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(inner(compared, &self)))"
            }
        case .string:
            let shown = pick([Kind.int, .double, .bool, .ints, .string, .pair, .doubles, .float, .table])
            let named = variables.filter { $0.type == shown }
            switch draw(4) {
            case 0: return "(\(inner(.string, &self)) + \(inner(.string, &self)))"
            case 1 where !named.isEmpty: return "\"<\\(\(pick(named).name))>\""
            case 2: return "\"\\(\(typed(.int)) + 1)\""
            default: return literal(.string)
            }
        case .ints: return ints(depth)
        case .doubles, .floats:
            let element: Kind = kind == .doubles ? .double : .float
            switch draw(6) {
            case 0: return "[\(inner(element, &self)), \(inner(element, &self))]"
            case 1: return "(\(literalOrName(kind))).map { $0 \(pick(["+", "-", "*"])) \(inner(element, &self)) }"
            case 2:
                return
                    "(\(literalOrName(.ints))).map { \(element.text)($0) \(pick(["/", "*"])) \(inner(element, &self)) }"
            case 3: return "[\(element.text)](repeating: \(inner(element, &self)), count: \(draw(4)))"
            case 4: return "(\(literalOrName(kind)) + [\(inner(element, &self))])"
            default: return literal(kind)
            }
        case .maybeInt:
            switch draw(5) {
            case 0: return "(\(inner(.ints, &self))).\(pick(["first", "last"]))"
            case 1: return "(\(inner(.ints, &self))).\(pick(["min", "max"]))()"
            case 2: return "(\(inner(.bool, &self)) ? \(inner(.int, &self)) : nil)"
            case 3: return "(\(literalOrName(.ints))).firstIndex(of: \(draw(9)))"
            default: return inner(.int, &self)
            }
        case .pair: return "(\(inner(.int, &self)), \(inner(.double, &self)))"
        case .table:
            return draw(2) == 0
                ? literal(.table) : "(0..<2).map { i in (0..<3).map { j in i * \(draw(5)) + j } }"
        }
    }

    /// An optional whatever is wanted where it stands.
    private mutating func optional() -> String {
        let named = variables.filter { $0.type == .maybeInt }
        if !named.isEmpty, draw(2) == 0 { return pick(named).name }
        return pick(["(\(literalOrName(.ints))).min()", "(\(literalOrName(.ints))).firstIndex(of: \(draw(6)))"])
    }

    private mutating func literalOrName(_ kind: Kind) -> String {
        let named = variables.filter { $0.type == kind }
        return named.isEmpty ? literal(kind) : pick(named).name
    }

    /// A value that has its type wherever it stands.
    private mutating func typed(_ kind: Kind) -> String {
        let named = variables.filter { $0.type == kind }
        if !named.isEmpty { return pick(named).name }
        switch kind {
        case .double: return "Double(\(draw(9)))"
        case .float: return "Float(\(draw(9)))"
        default: return literal(kind)
        }
    }

    private mutating func int(_ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self) -> String { generator.value(kind, depth: depth - 1) }
        switch draw(15) {
        case 0, 1, 2: return "(\(inner(.int, &self)) \(pick(["+", "-", "*", "/", "%"])) \(inner(.int, &self)))"
        case 3: return "(\(inner(.bool, &self)) ? \(inner(.int, &self)) : \(inner(.int, &self)))"
        case 4: return "\(pick(["min", "max"]))(\(inner(.int, &self)), \(inner(.int, &self)))"
        case 5: return "abs(\(typed(.int)))"
        case 6:
            let named = variables.filter { $0.type == .maybeInt }
            let optional = named.isEmpty ? "(\(inner(.ints, &self))).max()" : pick(named).name
            return "(\(optional) ?? \(inner(.int, &self)))"
        case 7: return "(\(inner(.ints, &self))).reduce(\(draw(4))) { $0 \(pick(["+", "-", "*"])) $1 }"
        case 8: return "(\(inner(.ints, &self))).count"
        case 9: return "(\(literalOrName(.ints)))[\(inner(.int, &self))]"
        case 10: return "Int(\(typed(.double)) * \(literal(.double)))"
        case 11: return "(\(inner(.ints, &self))).filter { $0 \(pick(["<", ">", "!="])) \(draw(6)) }.count"
        case 12: return "zip(\(literalOrName(.ints)), \(literalOrName(.ints))).map { $0 * $1 }.reduce(0, +)"
        case 13:
            return "(\(literalOrName(.ints))).enumerated().map { i, x in i * x }.reduce(0, \(pick(["+", "-", "max"])))"
        default: return "stride(from: 0, to: \(4 + draw(9)), by: \(1 + draw(4))).reduce(0) { $0 + $1 % \(2 + draw(3)) }"
        }
    }

    private mutating func real(_ kind: Kind, _ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self) -> String { generator.value(kind, depth: depth - 1) }
        let list: Kind = kind == .double ? .doubles : .floats
        switch draw(12) {
        case 0, 1, 2: return "(\(inner(kind, &self)) \(pick(["+", "-", "*", "/"])) \(inner(kind, &self)))"
        case 3: return "(\(draw(9)) \(pick(["/", "*"])) \(1 + draw(5)) \(pick(["+", "*"])) \(inner(kind, &self)))"
        case 4: return "(\(inner(.bool, &self)) ? \(inner(kind, &self)) : \(draw(5)))"
        case 5: return "\(kind.text)(\(typed(.int)))"
        case 6: return "max(0, \(inner(kind, &self)))"
        case 7: return "abs(\(typed(kind))).squareRoot()"
        case 8: return "(\(literalOrName(list))).reduce(0, +)"
        case 9: return "(\(literalOrName(list)).\(pick(["min", "max"]))() ?? \(draw(4)))"
        case 10: return "\(typed(kind)).rounded(\(pick(["", ".up", ".down"])))"
        default: return "\(pick(["exp", "sqrt", "tanh", "cos"]))(\(typed(kind)))"
        }
    }

    private mutating func ints(_ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self) -> String { generator.value(kind, depth: depth - 1) }
        switch draw(11) {
        case 0: return "[\(inner(.int, &self)), \(inner(.int, &self))]"
        case 1: return "(\(literalOrName(.ints))).map { $0 \(pick(["+", "-", "*"])) \(inner(.int, &self)) }"
        case 2: return "(\(draw(3))..<\(3 + draw(4))).map { \(pick(["$0 * $0", "$0 - 2", "$0 % 3"])) }"
        case 3:
            return
                "Array((\(literalOrName(.ints))).\(pick(["dropFirst()", "dropLast()", "reversed()", "prefix(2)", "suffix(2)"])))"
        case 4: return "(\(literalOrName(.ints))).sorted()"
        case 5: return "(\(literalOrName(.ints))).sorted { $0 % 3 < $1 % 3 }"
        case 6: return "(\(literalOrName(.table))).flatMap { $0 }"
        case 7: return "(\(literalOrName(.table))).map { $0[\(draw(3))] + $0.count }"
        case 8: return "Array((\(literalOrName(.ints)))[\(draw(2))...])"
        case 9: return "[1, nil, \(draw(5))].compactMap { $0 }"
        default: return literal(.ints)
        }
    }
}
