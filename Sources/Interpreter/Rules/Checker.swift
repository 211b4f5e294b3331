/// Syntax → code, by Swift's rules of names and types. It accepts less than Swift, and nothing else.
final class Checker {
    var types = Unification()
    var scopes: [Scope] = []
    var heads: [FunctionHead] = []
    let importsFoundation: Bool
    /// Numbers whose type is not known yet.
    private var literals: [(code: Code, type: Type)] = []
    /// Other types that must be found.
    private var unknowns: [(type: Type, position: CodePosition)] = []

    init(importsFoundation: Bool) { self.importsFoundation = importsFoundation }

    /// An expression with its type.
    struct Typed {
        var type: Type
        var code: Code
    }

    var depth: Int { scopes.count - 1 }

    // MARK: - Functions

    func check(_ functions: [FunctionSyntax]) throws(Fault) {
        for function in functions {
            let head = try head(of: function, depth: 0)
            try refuseTwice(head, among: heads, at: function.position)
            heads.append(head)
        }
        for (function, head) in Swift.zip(functions, heads) { try body(of: function, head) }
    }

    func refuseTwice(_ head: FunctionHead, among others: [FunctionHead], at position: CodePosition) throws(Fault) {
        for other in others where other.name == head.name && other.labels == head.labels {
            throw Fault(
                .unsupported, position, "two functions '%1' with the same labels are not known here", head.name,
                advice: "give one of them another name")
        }
    }

    func head(of function: FunctionSyntax, depth: Int) throws(Fault) -> FunctionHead {
        var parameters: [FunctionHead.Parameter] = []
        for parameter in function.parameters {
            parameters.append(
                FunctionHead.Parameter(
                    label: parameter.label, type: try type(of: parameter.type), initial: parameter.initial))
        }
        return FunctionHead(
            name: function.name, parameters: parameters, result: try result(of: function),
            isThrowing: function.isThrowing, code: FunctionCode(name: function.name, position: function.position),
            depth: depth)
    }

    func body(of function: FunctionSyntax, _ head: FunctionHead) throws(Fault) {
        // Also where no call needs it.
        for parameter in head.parameters {
            if let initial = parameter.initial { _ = try outside(initial, parameter.type) }
        }
        scopes.append(Scope(code: head.code, result: head.result, isThrowing: head.isThrowing))
        for (syntax, parameter) in Swift.zip(function.parameters, head.parameters) {
            let variable = try declare(syntax.name, parameter.type, isMutable: false, at: syntax.position)
            head.code.parameters.append(variable)
        }
        scopes[depth].blocks.append([])
        try body(function.body, end: function.end)
        scopes.removeLast()
    }

    /// A body: one expression is its result.
    private func body(_ statements: [Statement], end: CodePosition) throws(Fault) {
        let scope = scopes[depth]
        if statements.count == 1, case .expression(let expression) = statements[0].kind {
            let mark = begin()
            if scope.result.isVoid {
                let typed = try check(expression, nil)
                scope.code.body = [.expression(typed.code)]
            } else {
                scope.code.value = try converted(expression, to: scope.result)
            }
            try finish(mark)
            return
        }
        if statements.count == 1, !scope.result.isVoid, let position = statements[0].valuePosition {
            throw Fault(
                .unsupported, position, "'if' and 'switch' as a value are not known here",
                advice: "write return in their branches")
        }
        scope.code.body = try block(statements)
        if !scope.result.isVoid, !statements.terminates {
            throw Fault(
                .type, end, "'%1' can end without a value of %2", scope.code.name, scope.result.text,
                advice: "write return before the brace")
        }
    }

    // MARK: - Names

    /// Adds a variable to the innermost braces.
    func declare(
        _ name: String, _ type: Type, isMutable: Bool, at position: CodePosition
    ) throws(Fault) -> Variable {
        let (scope, last) = (scopes[depth], scopes[depth].blocks.count - 1)
        if scope.blocks[last].contains(where: { $0.name == name }) {
            throw Fault(.type, position, "'%1' is declared twice", name)
        }
        let variable = Variable(
            name: name, type: type, isMutable: isMutable, depth: depth, slot: scope.code.slotCount)
        scope.code.slotCount += 1
        scopes[depth].blocks[last].append(.variable(variable))
        return variable
    }

    /// What the name stands for, from the innermost braces outward.
    func entry(named name: String) -> Scope.Entry? {
        for scope in scopes.reversed() {
            for block in scope.blocks.reversed() {
                if let found = block.last(where: { $0.name == name }) { return found }
            }
        }
        return nil
    }

    /// The functions that a call may mean: those of the innermost braces that have some, or the program's.
    func functions(named name: String) -> [FunctionHead] {
        for scope in scopes.reversed() {
            for block in scope.blocks.reversed() {
                let found = block.compactMap { entry -> FunctionHead? in
                    if case .function(let head) = entry, head.name == name { head } else { nil }
                }
                if !found.isEmpty { return found }
            }
        }
        return heads.filter { $0.name == name }
    }

    func use(_ variable: Variable) -> Code.Kind {
        if variable.depth < depth { variable.isCaptured = true }
        variable.uses += 1
        return .variable(variable, hops: depth - variable.depth)
    }

    // MARK: - Types that are found later

    /// Where a statement's types begin.
    func begin() -> (number: Int, literals: Int, unknowns: Int) { (types.next, literals.count, unknowns.count) }

    func unknown(at position: CodePosition, needs: Needs = []) -> Type {
        let type = types.fresh(needs: needs)
        unknowns.append((type, position))
        return type
    }

    func literal(_ text: String, isFloating: Bool, at position: CodePosition) -> Typed {
        let type = types.fresh(isFloating ? .floating : .integer)
        let code = Code(.literal(text, type), position)
        literals.append((code, type))
        return Typed(type: type, code: code)
    }

    /// Gives the statement's open numbers their usual types, and refuses what is still open.
    func finish(_ mark: (number: Int, literals: Int, unknowns: Int)) throws(Fault) {
        for (_, type) in literals[mark.literals...] { settle(type, from: mark.number) }
        var open: [(code: Code, type: Type)] = []
        for (code, type) in literals[mark.literals...] {
            guard case .literal(let text, _) = code.kind else { continue }
            if type.variable != nil {
                open.append((code, type))
            } else {
                code.kind = .constant(try value(of: text, as: type, at: code.position))
            }
        }
        literals.removeSubrange(mark.literals...)
        literals += open
        var later: [(type: Type, position: CodePosition)] = []
        for (type, position) in unknowns[mark.unknowns...] {
            settle(type, from: mark.number)
            guard type.isOpen else { continue }
            guard let variable = type.variable, variable.number < mark.number else {
                throw Fault(
                    .type, position, "the type is not known here", advice: "write it, as in let numbers: [Int] = …")
            }
            later.append((type, position))
        }
        unknowns.removeSubrange(mark.unknowns...)
        unknowns += later
    }

    /// An open number is an Int, or a Double.
    func settle(_ type: Type, from number: Int = 0) {
        switch type.resolved {
        case .variable(let variable):
            guard variable.number >= number, variable.literal != .none else { return }
            let isInt = variable.literal == .integer && !variable.needs.contains(.floating)
            if types.unify(type, isInt ? .int : .double) { variable.isSettled = true }
        case .array(let inner), .slice(let inner), .optional(let inner), .sequence(let inner, _), .range(let inner, _):
            settle(inner, from: number)
        case .tuple(let elements): for element in elements { settle(element.type, from: number) }
        default: break
        }
    }

    private func value(of text: String, as type: Type, at position: CodePosition) throws(Fault) -> Value {
        switch type.resolved {
        case .int:
            guard let value = Int64(text) else {
                throw Fault(.type, position, "%1 does not fit an Int", text)
            }
            return .int(value)
        case .double:
            guard let value = Double(text) else { throw Fault(.type, position, "%1 does not fit a Double", text) }
            return .double(value)
        default:
            guard let value = Float(text) else { throw Fault(.type, position, "%1 does not fit a Float", text) }
            return .float(value)
        }
    }
}
