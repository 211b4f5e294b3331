extension ProgramGenerator {
    mutating func int(_ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self, isFree: Bool = false) -> String {
            generator.value(kind, depth: depth - 1, isFree: isFree)
        }
        switch draw(22) {
        case 0, 1, 2: return "(\(inner(.int, &self)) \(pick(["+", "-", "*"])) \(inner(.int, &self)))"
        case 3: return "(\(inner(.int, &self)) \(pick(["/", "%"])) \(divisor()))"
        case 4: return "\(pick(["min", "max"]))(\(inner(.int, &self)), \(inner(.int, &self)))"
        case 5: return "abs(\(inner(.int, &self)))"
        case 6: return "seen(\(inner(.int, &self)))"
        case 7: return "seen(\(inner(.int, &self)), \(inner(.string, &self)))"
        case 8:
            let body = pick(["$0 + $1", "$0 - $1", "$0 * 2 - $1", "max($0, $1)"])
            return "\(list(.int, depth: depth)).reduce(\(draw(4))) { \(body) }"
        case 9: return "\(list(.int, depth: depth)).reduce(\(draw(4)), \(pick(["+", "-", "max", "min"])))"
        case 10:
            let element = kind(depth: 0)
            let start = inner(.int, &self)
            return
                "\(list(element, depth: depth)).reduce(\(start)) \(closure([.int, element], .int, depth: depth))"
        case 11: return "\(list(kind(depth: 1), depth: depth)).count"
        case 12: return "\(list(.int, depth: depth)).filter \(closure([.int], .bool, depth: depth)).count"
        case 13: return "Int(\(inner(.double, &self, isFree: true)))"
        case 14: return "(\(inner(.string, &self))).count"
        case 15: if let named = named(.int).last { return "-\(named.name)" } else { return literal(.int) }
        case 16: return "(\(inner(.int, &self)) \(pick(["&+", "&-", "&*", "&", "|", "^"])) \(inner(.int, &self)))"
        case 17: return "(\(inner(.int, &self)) \(pick(["<<", ">>"])) \(draw(5)))"
        case 18:
            return "(\(draw(3))\(pick(["..<", "..."]))\(3 + draw(4))).\(pick(["count", "lowerBound", "upperBound"]))"
        case 19: return "(\(inner(.int, &self))).signum()"
        case 20:
            return
                "stride(from: \(draw(4)), to: \(4 + draw(9)), by: \(1 + draw(4))).reduce(0) { $0 + $1 % \(2 + draw(3)) }"
        default:
            guard let list = named(.array(.int)).last?.name else { return literal(.int) }
            return "zip(\(list), \(list).reversed()).map { $0 * $1 }.reduce(0, +)"
        }
    }

    mutating func real(_ kind: Kind, _ depth: Int, _ isFree: Bool) -> String {
        func inner(_ kind: Kind, _ generator: inout Self, isFree: Bool = false) -> String {
            generator.value(kind, depth: depth - 1, isFree: isFree)
        }
        let other: Kind = kind == .double ? .float : .double
        switch draw(18) {
        case 0, 1, 2, 3:
            return "(\(inner(kind, &self, isFree: isFree)) \(pick(["+", "-", "*", "/"])) \(inner(kind, &self)))"
        case 4 where !isFree:
            return "(\(draw(9)) \(pick(["/", "*"])) \(1 + draw(5)) \(pick(["+", "*"])) \(inner(kind, &self)))"
        case 5: return "\(kind.text)(\(inner(.int, &self)))"
        case 6: return "\(kind.text)(\(inner(other, &self, isFree: true)))"
        case 7:
            return "\(pick(["max", "min"]))(\(isFree ? inner(kind, &self, isFree: true) : "0"), \(inner(kind, &self)))"
        case 8: return "abs(\(inner(kind, &self, isFree: isFree)))"
        case 9: return "(\(inner(kind, &self, isFree: true))).squareRoot()"
        case 10: return "\(list(kind, depth: depth)).reduce(0, \(pick(["+", "-", "max"])))"
        case 11:
            let element = self.kind(depth: 0)
            let start = inner(kind, &self, isFree: isFree)
            return
                "\(list(element, depth: depth)).reduce(\(start)) \(closure([kind, element], kind, depth: depth))"
        case 12: return "(\(list(kind, depth: depth)).\(pick(["min", "max"]))() ?? \(draw(4)))"
        case 13: return "(\(inner(kind, &self, isFree: true))).rounded(\(pick(["", ".up", ".down", ".towardZero"])))"
        case 14: return "\(pick(["exp", "sqrt", "tanh", "cos", "log", "floor"]))(\(inner(kind, &self, isFree: true)))"
        case 15: if let named = named(kind).last { return "-\(named.name)" } else { return freeLiteral(kind) }
        case 17:
            guard let base = named(kind).last?.name else { return freeLiteral(kind) }
            return "pow(\(base), \(pick(["0.5", "2.0", base])))"
        default: return isFree ? freeLiteral(kind) : literal(kind)
        }
    }

    mutating func bool(_ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self, isFree: Bool = false) -> String {
            generator.value(kind, depth: depth - 1, isFree: isFree)
        }
        switch draw(18) {
        case 0: return "(\(inner(.bool, &self)) && \(inner(.bool, &self)))"
        case 1: return "(\(inner(.bool, &self)) || !\(inner(.bool, &self)))"
        case 2: return "\(list(.int, depth: depth)).allSatisfy \(closure([.int], .bool, depth: depth))"
        case 3: return "\(list(.int, depth: depth)).contains(\(draw(9)))"
        case 4:
            let element = kind(depth: 1)
            return "\(list(element, depth: depth)).contains \(closure([element], .bool, depth: depth))"
        case 5: return "\(list(kind(depth: 1), depth: depth)).isEmpty"
        case 6: return "(\(draw(3))...\(3 + draw(9))).contains(\(inner(.int, &self)))"
        case 7: return "(\(draw(3))..<\(3 + draw(9)).5).contains(\(inner(.double, &self)))"
        case 8:
            let wrapped = pick([Kind.int, .double, .string])
            let right = pick(["nil", literal(wrapped), value(.optional(wrapped), depth: 1)])
            return "(\(inner(.optional(wrapped), &self, isFree: true)) \(pick(["==", "!="])) \(right))"
        case 9: return "(\(inner(.string, &self))).\(pick(["hasPrefix", "hasSuffix"]))(\(inner(.string, &self)))"
        case 10:
            let kind = kind(depth: 1)
            guard kind.isEquatable else { return literal(.bool) }
            return "(\(inner(kind, &self, isFree: true)) \(pick(["==", "!="])) \(inner(kind, &self)))"
        case 11:
            // The number's type is told on the right.
            return
                "(\(draw(7)) / \(1 + draw(4)) \(pick(["<", ">", "=="])) \(inner(pick([.double, .float]), &self, isFree: true)))"
        case 12: return "(\(inner(.int, &self))).isMultiple(of: \(inner(.int, &self)))"
        case 13:
            let parts = [Kind.Part(label: nil, kind: .int), Kind.Part(label: nil, kind: .double)]
            return
                "(\(inner(.tuple(parts), &self, isFree: true)) \(pick(["<", "==", ">="])) \(inner(.tuple(parts), &self)))"
        case 14: return "(\(inner(.double, &self, isFree: true))).\(pick(["isNaN", "isFinite", "isZero"]))"
        default:
            let kind = pick([Kind.int, .int, .double, .float, .string])
            let operation = pick(["<", "<=", ">", ">=", "==", "!="])
            let left = named(kind).last?.name ?? (kind.isReal ? "\(kind.text)(\(draw(9)))" : literal(kind))
            return "(\(left) \(operation) \(inner(kind, &self)))"
        }
    }

    mutating func text(_ depth: Int) -> String {
        func inner(_ kind: Kind, _ generator: inout Self, isFree: Bool = false) -> String {
            generator.value(kind, depth: depth - 1, isFree: isFree)
        }
        switch draw(10) {
        case 0: return "(\(inner(.string, &self)) + \(inner(.string, &self)))"
        case 1, 2:
            let shown = kind()
            let named = named(shown)
            return named.isEmpty ? literal(.string) : "\"<\\(\(pick(named).name))>\""
        case 3: return "\"\\(\(value(kind(depth: 1), depth: 1, isFree: true))) \\(\(inner(.int, &self)))\""
        case 4: return "String(\(inner(pick([.int, .double, .bool, .float]), &self, isFree: true)))"
        case 5: return "String(repeating: \(literal(.string)), count: \(draw(4)))"
        case 6: return "\(list(.string, depth: depth)).joined(\(pick(["", "separator: \"-\""])))"
        case 7: return "\(list(.string, depth: depth)).reduce(\"\", +)"
        case 8: return "(\(list(.string, depth: depth)).\(pick(["min", "max"]))() ?? \(literal(.string)))"
        default: return literal(.string)
        }
    }
}
