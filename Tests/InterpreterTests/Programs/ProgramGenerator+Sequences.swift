extension ProgramGenerator {
    mutating func array(_ element: Kind, _ depth: Int, _ isFree: Bool) -> String {
        func list(_ kind: Kind, _ generator: inout Self) -> String { generator.list(kind, depth: depth) }
        func item(_ generator: inout Self, isFree: Bool = false) -> String {
            generator.value(element, depth: depth - 1, isFree: isFree)
        }
        let other = kind(depth: 0)
        switch draw(20) {
        case 0, 1: return "[\(item(&self, isFree: isFree)), \(item(&self))]"
        case 2, 3: return "\(list(other, &self)).map \(closure([other], element, depth: depth, isFree: isFree))"
        case 4: return "\(list(element, &self)).filter \(closure([element], .bool, depth: depth))"
        case 5 where element.isOrdered:
            let order = pick(["", "(by: >)", "(by: <)", " { $0 > $1 }", " { a, b in b > a }"])
            return "\(list(element, &self)).sorted\(order.isEmpty ? "()" : order)"
        case 6:
            let part = pick([
                "dropFirst()", "dropLast()", "reversed()", "prefix(2)", "suffix(2)", "dropFirst(2)",
                "dropLast(\(draw(4)))",
            ])
            return "Array(\(list(element, &self)).\(part))"
        case 7:
            let range = "(\(draw(3))\(pick(["..<", "..."]))\(3 + draw(3)))"
            return "\(range).map \(closure([.int], element, depth: depth, isFree: isFree))"
        case 8:
            let second = kind(depth: 0)
            return
                "zip(\(list(other, &self)), \(list(second, &self))).map \(closure([other, second], element, depth: depth, isFree: isFree))"
        case 9:
            return
                "\(list(other, &self)).enumerated().map \(closure([.int, other], element, depth: depth, isFree: isFree))"
        case 10: return "[\(element.text)](repeating: \(item(&self)), count: \(draw(4)))"
        case 11: return "(\(list(element, &self)) + \(value(.array(element), depth: depth - 1)))"
        case 12:
            let items = inside([Variable(name: "x", kind: other)]) { generator in
                generator.closed {
                    "[\($0.value(element, depth: depth - 1, isFree: isFree)), \($0.value(element, depth: 0))]"
                }
            }
            return "\(list(other, &self)).flatMap { x in \(items) }"
        case 13 where element.wrapped == nil:
            let body = closed { generator in
                generator.inside([Variable(name: "x", kind: other)]) { generator in
                    let test = generator.value(.bool, depth: depth - 1)
                    return "(\(test)) ? \(generator.value(element, depth: depth - 1, isFree: isFree)) : nil"
                }
            }
            return "\(list(other, &self)).compactMap { x in \(body) }"
        case 14:
            guard let named = named(.array(element)).last else {
                return isFree ? freeLiteral(.array(element)) : literal(.array(element))
            }
            let range = pick(["[1...]", "[0..<1]", "[...0]", "[..<2]", "[0...1]", "[1..<2]", "[2...]", "[2..<3]"])
            return "Array(\(named.name)\(range))"
        case 15:
            let numbers = "stride(from: \(draw(9)), through: \(draw(9)), by: \(pick(["1", "2", "-1", "-2"])))"
            return "\(numbers).map \(closure([.int], element, depth: depth, isFree: isFree))"
        case 16: return "Array(\(list(element, &self)).\(pick(["prefix", "drop"])) \(whileTest(element, depth)))"
        case 17 where element.isReal && !isFree:
            // Whole numbers that become fractions by what is wanted of them.
            return "[\(draw(5)), \(draw(5))].map { $0 \(pick(["/", "*", "-"])) \(1 + draw(4)) }"
        case 18: return "\(list(.array(element), &self)).flatMap { $0 }"
        default: return isFree ? freeLiteral(.array(element)) : literal(.array(element))
        }
    }

    private mutating func whileTest(_ element: Kind, _ depth: Int) -> String {
        "(while: \(closure([element], .bool, depth: depth)))"
    }

    mutating func optional(_ wrapped: Kind, _ depth: Int, _ isFree: Bool) -> String {
        func list(_ kind: Kind, _ generator: inout Self) -> String { generator.list(kind, depth: depth) }
        let throwing = functions.filter { $0.isThrowing && $0.result == wrapped }
        switch draw(12) {
        case 0, 1: return "\(list(wrapped, &self)).\(pick(["first", "last"]))"
        case 2 where wrapped.isOrdered, 3 where wrapped.isOrdered:
            return "\(list(wrapped, &self)).\(pick(["min", "max"]))()"
        case 4:
            let test = value(.bool, depth: depth - 1)
            return "((\(test)) ? \(value(wrapped, depth: depth - 1, isFree: isFree)) : nil)"
        case 5:
            return
                "\(list(wrapped, &self)).\(pick(["first", "last"]))(where: \(closure([wrapped], .bool, depth: depth)))"
        case 6 where wrapped == .int:
            let element = pick([Kind.int, .double, .string])
            return
                "\(list(element, &self)).\(pick(["firstIndex", "lastIndex"]))(of: \(value(element, depth: depth - 1)))"
        case 7 where wrapped == .int:
            return
                "\(list(.double, &self)).\(pick(["firstIndex", "lastIndex"]))(where: \(closure([.double], .bool, depth: depth)))"
        case 8 where wrapped == .int: return "Int(\(value(.string, depth: depth - 1, isFree: true)))"
        case 9 where !throwing.isEmpty: return call(pick(throwing), depth: depth, attempt: "try?")
        case 10 where wrapped.isOrdered:
            let other = pick(["$0 < $1", "$1 < $0", "$0 > $1"])
            return "\(list(wrapped, &self)).\(pick(["min", "max"])) { \(other) }"
        case 11 where !isFree: return value(wrapped, depth: depth - 1)
        default: return isFree ? freeLiteral(.optional(wrapped)) : literal(.optional(wrapped))
        }
    }
}
