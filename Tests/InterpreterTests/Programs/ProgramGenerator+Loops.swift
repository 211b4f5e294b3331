/// Loops, all of which end.
extension ProgramGenerator {
    private mutating func label() -> String {
        guard once(in: 4) else { return "" }
        let name = "l\(labels.count)\(draw(1000))"
        labels.append(name)
        return name + ": "
    }

    private mutating func turns(_ head: String, depth: Int, _ bound: [Variable], first: String? = nil) {
        let outer = labels
        add(label() + head + " {")
        loops += 1
        if let first { add("    " + first) }
        body(depth: depth, bound)
        loops -= 1
        labels = outer
        add("}")
    }

    mutating func loop(depth: Int) {
        let name = fresh()
        let counter = Variable(name: name, kind: .int)
        let test = once(in: 3)
        func filter(_ bound: [Variable], _ generator: inout Self) -> String {
            guard test else { return "" }
            return " where (" + generator.inside(bound) { $0.value(.bool, depth: 1) } + ")"
        }
        switch draw(7) {
        case 0, 1:
            let range = "\(draw(3))\(pick(["...", "..<"]))\(3 + draw(3))"
            turns("for \(name) in \(range)\(filter([counter], &self))", depth: depth, [counter])
        case 2:
            let element = kind(depth: 1)
            let list = first(.array(element), depth: 2, isFree: true, isList: true)
            let item = Variable(name: name, kind: element)
            turns("for \(name) in (\(list)).prefix(5)\(filter([item], &self))", depth: depth, [item])
        case 3:
            let (index, element) = (fresh(), kind(depth: 1))
            let bound = [Variable(name: index, kind: .int), Variable(name: name, kind: element)]
            let list = first(.array(element), depth: 1, isFree: true, isList: true)
            turns("for (\(index), \(name)) in (\(list)).prefix(6).enumerated()", depth: depth, bound)
        case 4:
            let (other, a, b) = (fresh(), kind(depth: 0), kind(depth: 0))
            let bound = [Variable(name: name, kind: a), Variable(name: other, kind: b)]
            let lists = [a, b].map { first(.array($0), depth: 1, isFree: true, isList: true) }
            turns("for (\(name), \(other)) in zip(\(lists[0]), \(lists[1]))", depth: depth, bound)
        case 5:
            let kind = pick([Kind.int, .double])
            let step = kind == .int ? "\(pick([1, 2, 3, -1, -2]))" : pick(["0.5", "-0.75", "1.5"])
            let end = pick(["to", "through"])
            let bounds = kind == .int ? ("\(draw(6))", "\(draw(9))") : ("\(draw(4)).5", "\(draw(5)).0")
            turns(
                "for \(name) in stride(from: \(bounds.0), \(end): \(bounds.1), by: \(step))", depth: depth,
                [Variable(name: name, kind: kind)])
        default:
            guard let list = variables.last(where: { $0.kind.element != nil }) else { return assignment() }
            let way = pick(["", ".reversed()"])
            turns("for \(name) in \(list.name).indices\(way)", depth: depth, [counter])
        }
    }

    mutating func countdown(depth: Int) {
        let name = fresh()
        add("var \(name) = \(draw(5))")
        let counter = Variable(name: name, kind: .int)
        if once(in: 3) {
            let outer = labels
            labels = []
            add("repeat {")
            add("    \(name) -= 1")
            loops += 1
            body(depth: depth, [counter])
            loops -= 1
            labels = outer
            add("} while (\(name) > 0 && \(value(.bool, depth: 1)))")
        } else {
            let more = once(in: 3) ? ", (\(value(.bool, depth: 1)))" : ""
            turns("while \(name) > 0\(more)", depth: depth, [counter], first: "\(name) -= 1")
        }
    }

    /// A loop that empties an array.
    mutating func drained(depth: Int) {
        let (name, item, element) = (fresh(), fresh(), kind(depth: 0))
        add("var \(name) = \(first(.array(element), depth: 1, isFree: true))")
        turns("while let \(item) = \(name).popLast()", depth: depth, [Variable(name: item, kind: element)])
    }
}
