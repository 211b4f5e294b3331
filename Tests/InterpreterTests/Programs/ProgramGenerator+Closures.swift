/// Functions and closures inside a function, which may change what is around them.
extension ProgramGenerator {
    mutating func innerFunction(depth: Int) {
        let (name, kinds) = (fresh(), [kind(depth: 0), kind(depth: 1)])
        let outer = (result, loops, labels, mayThrow, variables)
        result = kind(depth: 1)
        (loops, labels, mayThrow) = (0, [], false)
        // What it changes is around it, so it may be called in a loop.
        let given = result
        let parameters = kinds.indices.map { Variable(name: "q\($0)\(name)", kind: kinds[$0]) }
        let list = zip(parameters, ["_ ", "and "]).map { "\($1)\($0.name): \($0.kind.text)" }.joined(separator: ", ")
        add("func \(name)(\(list)) -> \(given.text) {")
        variables += parameters
        variables = variables.map { $0.kind.grows ? Variable(name: $0.name, kind: $0.kind) : $0 }
        indent += 1
        for _ in 0..<draw(3) { statement(depth: min(depth, 1) - 1) }
        add("return \(first(given, depth: 2))")
        indent -= 1
        add("}")
        (result, loops, labels, mayThrow, variables) = outer
        for _ in 0..<1 + draw(2) {
            let made = fresh()
            add("let \(made) = \(name)(\(value(kinds[0], depth: 1)), and: \(value(kinds[1], depth: 1)))")
            variables.append(Variable(name: made, kind: given))
        }
    }

    /// A closure with statements, which may change what is around it.
    mutating func innerClosure(depth: Int) {
        let name = fresh()
        let outer = (result, loops, labels, mayThrow, variables)
        let given = kind(depth: 1)
        add("let \(name) = { (a: Int, b: Double) -> \(given.text) in")
        variables = variables.map { $0.kind.grows ? Variable(name: $0.name, kind: $0.kind) : $0 }
        variables += [Variable(name: "a", kind: .int), Variable(name: "b", kind: .double)]
        (result, loops, labels, mayThrow) = (given, 0, [], false)
        indent += 1
        for _ in 0..<1 + draw(2) { statement(depth: min(depth, 1) - 1) }
        add("return \(first(given, depth: 2))")
        indent -= 1
        add("}")
        (result, loops, labels, mayThrow, variables) = outer
        for _ in 0..<1 + draw(2) {
            let made = fresh()
            add("let \(made) = \(name)(\(value(.int, depth: 1)), \(value(.double, depth: 1)))")
            variables.append(Variable(name: made, kind: given))
        }
    }
}
