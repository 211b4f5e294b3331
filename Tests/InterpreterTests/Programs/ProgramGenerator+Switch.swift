extension ProgramGenerator {
    mutating func selection(depth: Int) {
        switch draw(5) {
        case 0, 1: numbers(depth: depth)
        case 2: texts(depth: depth)
        case 3: pairs(depth: depth)
        default: optionals(depth: depth)
        }
    }

    private mutating func numbers(depth: Int) {
        let kind = pick([Kind.int, .double])
        add("switch (\(first(kind, depth: 2, isFree: true))) {")
        add("case \(draw(3)), \(3 + draw(3)):")
        body(depth: depth)
        add("case \(6 + draw(3))...20:")
        body(depth: depth)
        if kind == .int, once(in: 2) {
            add("case \(pick(["...(-5)", "..<0", "30..."])):")
            body(depth: depth)
        }
        let name = fresh()
        let bound = Variable(name: name, kind: kind)
        add("case let \(name) where (\(inside([bound]) { $0.value(.bool, depth: 1) })):")
        body(depth: depth, [bound])
        add("default: break")
        add("}")
    }

    private mutating func texts(depth: Int) {
        add("switch (\(first(.string, depth: 2, isFree: true))) {")
        add("case \"a\", \"bc\":")
        body(depth: depth)
        add("case \"\":")
        body(depth: depth)
        add("default:")
        body(depth: depth)
        add("}")
    }

    private mutating func pairs(depth: Int) {
        let (a, b) = (fresh(), fresh())
        add("switch (\(first(.int, depth: 2, isFree: true)), \(first(.bool, depth: 1, isFree: true))) {")
        add("case (\(draw(4)), true):")
        body(depth: depth)
        add("case (1...5, _):")
        body(depth: depth)
        let bound = [Variable(name: a, kind: .int), Variable(name: b, kind: .bool)]
        add("case let (\(a), \(b)):")
        body(depth: depth, bound)
        add("}")
    }

    private mutating func optionals(depth: Int) {
        let name = fresh()
        add("switch (\(first(.optional(.int), depth: 2, isFree: true))) {")
        add("case nil:")
        body(depth: depth)
        add("case \(draw(4)):")
        body(depth: depth)
        add("case let \(name)?:")
        body(depth: depth, [Variable(name: name, kind: .int)])
        add("}")
    }
}
