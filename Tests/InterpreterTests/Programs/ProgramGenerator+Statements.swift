extension ProgramGenerator {
    mutating func statement(depth: Int) {
        switch depth > 0 ? draw(22) : draw(9) {
        case 0, 1, 2: declaration()
        case 3, 4, 5: assignment()
        case 6: change()
        case 7: add("print(\(pick(["\"at\"", "\"here\""])), \(first(kind(depth: 1), depth: 1, isFree: true)))")
        case 8: early(depth: depth)
        case 9, 10: loop(depth: depth)
        case 11: countdown(depth: depth)
        case 12, 13: choice(depth: depth)
        case 14: binding(depth: depth)
        case 15: guarded()
        case 16, 17: selection(depth: depth)
        case 18: innerFunction(depth: depth)
        case 19: innerClosure(depth: depth)
        case 20: destructuring()
        default: drained(depth: depth)
        }
    }

    /// Statements in braces of their own.
    mutating func body(depth: Int, _ bound: [Variable] = []) {
        inside(bound) { generator in
            generator.indent += 1
            for _ in 0..<generator.pick([1, 1, 2]) { generator.statement(depth: depth - 1) }
            generator.indent -= 1
        }
    }

    mutating func declaration() {
        let name = fresh()
        let kind = once(in: 12) ? Kind.function([pick([.int, .double])], pick([.int, .bool, .double])) : kind()
        let isMutable = !once(in: 3)
        let word = isMutable ? "var" : "let"
        if once(in: 2) {
            add("\(word) \(name): \(kind.text) = \(first(kind, depth: 2))")
        } else {
            add("\(word) \(name) = \(first(kind, depth: 2, isFree: true))")
        }
        variables.append(Variable(name: name, kind: kind, isMutable: isMutable && !kind.isFunction))
    }

    private mutating func destructuring() {
        let (kinds, names) = ([kind(depth: 1), kind(depth: 1)], [fresh(), fresh()])
        let tuple = Kind.tuple(kinds.map { Kind.Part(label: nil, kind: $0) })
        let hidden = draw(6)
        let written = names.enumerated().map { hidden == $0 ? "_" : $1 }.joined(separator: ", ")
        add("\(once(in: 2) ? "let" : "var") (\(written)) = \(first(tuple, depth: 2, isFree: true))")
        for (index, name) in names.enumerated() where index != hidden {
            variables.append(Variable(name: name, kind: kinds[index]))
        }
    }

    /// A way out before the end.
    private mutating func early(depth: Int) {
        let test = "(\(first(.bool, depth: 2)))"
        if loops > 0, !once(in: 3) {
            let target = once(in: 3) && !labels.isEmpty ? " \(pick(labels))" : ""
            add("if \(test) { \(pick(["break", "continue"]))\(target) }")
        } else if once(in: 3) {
            add("if \(test) { return \(value(result, depth: 1)) }")
        } else {
            assignment()
        }
    }

    private mutating func choice(depth: Int) {
        add("if (\(first(.bool, depth: 2)))\(once(in: 4) ? ", (\(value(.bool, depth: 1)))" : "") {")
        body(depth: depth)
        if once(in: 3) {
            add("} else if (\(value(.bool, depth: 1))) {")
            body(depth: depth)
        }
        if once(in: 2) {
            add("} else {")
            body(depth: depth)
        }
        add("}")
    }

    private mutating func binding(depth: Int) {
        let (name, wrapped) = (fresh(), kind(depth: 0))
        let old = named(.optional(wrapped))
        let test =
            once(in: 3) ? ", (\(inside([Variable(name: name, kind: wrapped)]) { $0.value(.bool, depth: 1) }))" : ""
        if let shadowed = old.last, once(in: 4) {
            add("if let \(shadowed.name) {")
            body(depth: depth, [Variable(name: shadowed.name, kind: wrapped)])
        } else {
            let word = once(in: 5) ? "var" : "let"
            add("if \(word) \(name) = (\(first(.optional(wrapped), depth: 2, isFree: true)))\(test) {")
            body(depth: depth, [Variable(name: name, kind: wrapped, isMutable: word == "var")])
        }
        if once(in: 2) {
            add("} else {")
            body(depth: depth)
        }
        add("}")
    }

    private mutating func guarded() {
        let way = loops > 0 && once(in: 2) ? pick(["break", "continue"]) : "return \(value(result, depth: 1))"
        if once(in: 2) {
            return add("guard (\(first(.bool, depth: 2))) else { \(way) }")
        }
        let (name, wrapped) = (fresh(), kind(depth: 0))
        add("guard let \(name) = (\(first(.optional(wrapped), depth: 2, isFree: true))) else { \(way) }")
        variables.append(Variable(name: name, kind: wrapped))
    }
}
