/// Expressions. One that is *free* has its type by itself; any other may need the type that is wanted where it stands.
extension ProgramGenerator {
    mutating func value(_ kind: Kind, depth: Int, isFree: Bool = false) -> String {
        let known = named(kind)
        if !known.isEmpty, draw(6) < (depth > 0 ? 2 : 5) { return pick(known).name }
        guard depth > 0 else { return isFree ? freeLiteral(kind) : literal(kind) }
        switch draw(24) {
        case 0, 1: if let call = call(giving: kind, depth: depth) { return call }
        case 2:
            let test = value(.bool, depth: depth - 1)
            let first = value(kind, depth: depth - 1, isFree: isFree)
            return "((\(test)) ? \(first) : \(value(kind, depth: depth - 1, isFree: isFree && !kind.isNumber)))"
        case 3: if let part = part(of: kind) { return part }
        case 4, 9:
            if let list = named(.array(kind)).last { return "\(list.name)[\(index(in: list.name))]" }
        case 5 where kind.wrapped == nil && !kind.isFunction:
            return
                "(\(value(.optional(kind), depth: depth - 1, isFree: true)) ?? \(value(kind, depth: depth - 1, isFree: isFree && !kind.isNumber)))"
        case 6, 8: if let maybe = named(.optional(kind)).last { return "\(maybe.name)!" }
        case 7:
            if let function = variables.last(where: { if case .function(_, kind) = $0.kind { true } else { false } }),
                case .function(let parameters, _) = function.kind
            {
                return "\(function.name)(\(parameters.map { value($0, depth: depth - 1) }.joined(separator: ", ")))"
            }
        default: break
        }
        return made(kind, depth: depth, isFree: isFree)
    }

    private mutating func made(_ kind: Kind, depth: Int, isFree: Bool) -> String {
        switch kind {
        case .int: return int(depth)
        case .double, .float: return real(kind, depth, isFree)
        case .bool: return bool(depth)
        case .string: return text(depth)
        case .array(let element): return array(element, depth, isFree)
        case .optional(let wrapped): return optional(wrapped, depth, isFree)
        case .tuple(let parts):
            let values = parts.map { part in
                (part.label.map { $0 + ": " } ?? "") + value(part.kind, depth: depth - 1, isFree: isFree)
            }
            return "(" + values.joined(separator: ", ") + ")"
        case .function(let parameters, let result):
            if let same = functions.first(where: {
                !$0.isThrowing && $0.result == result && $0.parameters.map(\.kind) == parameters
            }) {
                return same.name
            }
            guard isFree else { return closure(parameters, result, depth: depth) }
            let names = parameters.map { _ in fresh() }
            let list = zip(names, parameters).map { "\($0): \($1.text)" }.joined(separator: ", ")
            let bound = zip(names, parameters).map { Variable(name: $0, kind: $1) }
            let body = inside(bound) { $0.closed { $0.value(result, depth: depth - 1) } }
            return "{ (\(list)) -> \(result.text) in \(body) }"
        }
    }

    // MARK: - What has its type where it is wanted

    mutating func literal(_ kind: Kind) -> String {
        switch kind {
        case .int: return once(in: 15) ? "9223372036854775807" : once(in: 5) ? "-\(draw(9))" : "\(draw(12))"
        case .double: return pick(["0.5", "2.0", "-1.25", "3", "0.1", "1e3", "-0.75", "7.5", "0", "-2", "1_000.5"])
        case .float: return pick(["0.5", "2.0", "-1.25", "3", "0.1", "1e-2", "-0.75", "7.5", "0", "-2"])
        case .bool: return pick(["true", "false"])
        case .string:
            return pick(["\"a\"", "\"bc\"", "\"\"", "\"x y\"", "\"\\\"q\\\"\"", "\"é\\n\"", "\"12\"", "\"\\\\t\\t\""])
        case .array(let element):
            let values = (0..<(once(in: 8) ? draw(2) : 2 + draw(3))).map { _ in literal(element) }
            return "[" + values.joined(separator: ", ") + "]"
        case .optional(let wrapped): return once(in: 3) ? "nil" : literal(wrapped)
        case .tuple(let parts):
            let values = parts.map { ($0.label.map { $0 + ": " } ?? "") + literal($0.kind) }
            return "(" + values.joined(separator: ", ") + ")"
        case .function(let parameters, let result):
            guard parameters.count == 1, result == parameters[0], result.isNumber else {
                return "{ _ in \(literal(result)) }"
            }
            return pick(["{ $0 + 2 }", "{ x in x * x }", "{ -$0 }", "{ $0 * $0 - 1 }"])
        }
    }

    mutating func freeLiteral(_ kind: Kind) -> String {
        switch kind {
        case .double: return pick(["1.5", "0.25", "-2.5", "Double(\(draw(9)))", "1e2"])
        case .float: return "Float(\(pick(["1.5", "2", "-0.25", "0.1"])))"
        case .array(let element):
            return "[" + freeLiteral(element) + (0..<draw(3)).map { _ in ", " + literal(element) }.joined() + "]"
        case .optional(let wrapped): return "[\(freeLiteral(wrapped))].\(pick(["first", "last"]))"
        case .tuple(let parts):
            return "("
                + parts.map { ($0.label.map { $0 + ": " } ?? "") + freeLiteral($0.kind) }.joined(separator: ", ") + ")"
        case .function: return made(kind, depth: 1, isFree: true)
        default: return literal(kind)
        }
    }

    // MARK: - Calls, parts, indices

    private mutating func call(giving kind: Kind, depth: Int) -> String? {
        let fitting = functions.filter { $0.result == kind && (!$0.isThrowing || mayThrow) }
        guard !fitting.isEmpty else { return nil }
        let call = call(pick(fitting), depth: depth)
        return call
    }

    /// A call, with try where it may throw.
    mutating func call(_ function: Function, depth: Int, attempt: String = "try") -> String {
        var arguments: [String] = []
        for parameter in function.parameters where !parameter.hasInitial || once(in: 2) {
            arguments.append((parameter.label.map { $0 + ": " } ?? "") + value(parameter.kind, depth: depth - 1))
        }
        let call = "\(function.name)(\(arguments.joined(separator: ", ")))"
        return function.isThrowing ? "(\(attempt) \(call))" : call
    }

    /// A part of a tuple.
    private mutating func part(of kind: Kind) -> String? {
        for variable in variables.reversed() {
            guard let parts = variable.kind.parts, let index = parts.firstIndex(where: { $0.kind == kind }) else {
                continue
            }
            return "\(variable.name).\(once(in: 2) ? "\(index)" : parts[index].label ?? "\(index)")"
        }
        return nil
    }

    /// An index that the array mostly has.
    mutating func index(in name: String) -> String {
        switch draw(8) {
        case 0: value(.int, depth: 1)
        case 1, 2: "\(name).count - \(1 + draw(2))"
        case 3: "seen(\(draw(2)))"
        default: "\(pick([0, 1, 1, 2, 3]))"
        }
    }

    /// What is mostly not 0.
    mutating func divisor() -> String { once(in: 2) ? value(.int, depth: 1) : "\(2 + draw(5))" }

    // MARK: - Lists

    /// The first expression of a statement, before which lines can be written.
    mutating func first(_ kind: Kind, depth: Int, isFree: Bool = false, isList: Bool = false) -> String {
        hoists = true
        defer { hoists = false }
        guard isList, case .array(let element) = kind else { return value(kind, depth: depth, isFree: isFree) }
        return list(element, depth: depth)
    }

    /// An array whose type is known, mostly a name: the compiler takes long for what is nested.
    mutating func list(_ element: Kind, depth: Int) -> String {
        let known = named(.array(element))
        if !known.isEmpty, !once(in: 4) { return pick(known).name }
        guard hoists, !once(in: 4) else { return freeLiteral(.array(element)) }
        let name = fresh()
        let text = value(.array(element), depth: depth - 1)
        add("let \(name): [\(element.text)] = \(text)")
        variables.append(Variable(name: name, kind: .array(element)))
        return name
    }

    // MARK: - Closures

    /// Whether a closure's own name stands in its body, and not in a closure inside.
    private static func uses(_ name: String, _ body: String) -> Bool {
        var depth = 0
        var own = ""
        for character in body {
            depth += character == "{" ? 1 : character == "}" ? -1 : 0
            if depth == 0 { own.append(character) }
        }
        return own.contains(name)
    }

    /// Writes what stands in a closure: no error leaves it, and it has its own `$0`.
    mutating func closed<Result>(_ body: (inout Self) -> Result) -> Result {
        let outer = (mayThrow, variables, hoists)
        mayThrow = false
        hoists = false
        variables.removeAll { $0.name.hasPrefix("$") }
        defer { (mayThrow, variables, hoists) = outer }
        return body(&self)
    }

    mutating func closure(_ parameters: [Kind], _ result: Kind, depth: Int, isFree: Bool = false) -> String {
        closed { generator in
            let style = generator.draw(5)
            if style < 3 {
                let names = parameters.indices.map { "$\($0)" }
                let bound = zip(names, parameters).map { Variable(name: $0, kind: $1) }
                let body = generator.inside(bound) { $0.value(result, depth: depth - 1, isFree: isFree) }
                if names.allSatisfy({ Self.uses($0, body) }) { return "{ \(body) }" }
                if !names.contains(where: { Self.uses($0, body) }) {
                    return "{ \(names.map { _ in "_" }.joined(separator: ", ")) in \(body) }"
                }
            }
            let names = parameters.map { _ in generator.fresh() }
            var bound = zip(names, parameters).map { Variable(name: $0, kind: $1) }
            let head = names.joined(separator: ", ")
            guard style == 4 else {
                return
                    "{ \(head) in \(generator.inside(bound) { $0.value(result, depth: depth - 1, isFree: isFree) }) }"
            }
            let (local, kind) = (generator.fresh(), generator.kind(depth: 0))
            let first = generator.inside(bound) { $0.value(kind, depth: depth - 1, isFree: true) }
            bound.append(Variable(name: local, kind: kind))
            let last = generator.inside(bound) { $0.value(result, depth: depth - 1, isFree: isFree) }
            return "{ \(head) in let \(local) = \(first); return \(last) }"
        }
    }
}
