/// Statements that change a variable.
extension ProgramGenerator {
    mutating func assignment() {
        let mutable = variables.filter { $0.isMutable }
        guard !mutable.isEmpty else { return add("_ = \(value(kind(depth: 1), depth: 2, isFree: true))") }
        let target = pick(mutable)
        place(target.name, target.kind)
    }

    /// Changes a place, or a place in it.
    private mutating func place(_ name: String, _ kind: Kind) {
        // In a loop, nothing becomes twice as long with each turn.
        func made(_ kind: Kind, _ generator: inout Self, depth: Int) -> String {
            kind.grows && generator.loops > 0 ? generator.literal(kind) : generator.first(kind, depth: depth)
        }
        switch kind {
        case .int:
            let operation = pick(["=", "+=", "-=", "*=", "+=", "-=", "/=", "%="])
            let needsCare = operation == "/=" || operation == "%="
            add("\(name) \(operation) \(needsCare ? divisor() : first(.int, depth: 2))")
        case .double, .float: add("\(name) \(pick(["=", "+=", "-=", "*=", "/="])) \(first(kind, depth: 2))")
        case .string: add("\(name) \(pick(["=", "+="])) \(made(kind, &self, depth: 2))")
        case .bool: add(once(in: 3) ? "\(name).toggle()" : "\(name) = \(first(.bool, depth: 2))")
        case .array(let element):
            switch draw(4) {
            case 0, 1: place("\(name)[\(index(in: name))]", element)
            case 2: add("\(name) += \(made(kind, &self, depth: 1))")
            default: add("\(name) = \(made(kind, &self, depth: 2))")
            }
        case .optional(let wrapped):
            switch draw(4) {
            case 0 where !wrapped.isFunction: place("\(name)!", wrapped)
            case 1: add("\(name) = nil")
            default: add("\(name) = \(made(kind, &self, depth: 2))")
            }
        case .tuple(let parts):
            let index = draw(parts.count)
            if once(in: 3) { return add("\(name) = \(made(kind, &self, depth: 2))") }
            place("\(name).\(once(in: 2) ? "\(index)" : parts[index].label ?? "\(index)")", parts[index].kind)
        case .function: add("_ = \(value(.int, depth: 1, isFree: true))")
        }
    }

    /// A method that changes an array.
    mutating func change() {
        let lists = variables.filter { $0.isMutable && $0.kind.element != nil }
        guard !lists.isEmpty else { return declaration() }
        let list = pick(lists)
        let (name, element) = (list.name, list.kind.element ?? .int)
        let item = element.grows && loops > 0 ? literal(element) : first(element, depth: 2)
        switch draw(14) {
        case 0, 1, 2: add("\(name).append(\(item))")
        case 3: add("\(name).insert(\(item), at: \(draw(2)))")
        case 4: add("\(once(in: 2) ? "_ = " : "")\(name).remove(at: \(index(in: name)))")
        case 5: add("\(name).reverse()")
        case 6: add("\(once(in: 2) ? "_ = " : "")\(name).popLast()")
        case 7: add("\(name).swapAt(\(index(in: name)), \(index(in: name)))")
        case 8 where element.isOrdered: add("\(name).sort()")
        case 9 where element.isOrdered: add("\(name).sort(by: \(pick([">", "<"])))")
        case 10 where element.isOrdered: add("\(name).sort { $0 \(pick([">", "<"])) $1 }")
        case 11: add("\(once(in: 2) ? "_ = " : "")\(name).\(pick(["removeLast", "removeFirst"]))()")
        case 12: add("\(name).append(contentsOf: \(literal(list.kind)))")
        default: add(once(in: 4) ? "\(name).removeAll()" : "\(name).append(\(item))")
        }
    }
}
