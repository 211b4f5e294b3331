/// How statements end.
extension [Statement] {
    /// Whether every way through them leaves the function or the loop.
    var terminates: Bool { contains { $0.terminates } }

    /// Whether they return a value.
    var hasResult: Bool { contains { $0.kind.isResult || $0.bodies.contains { $0.hasResult } } }

    /// Whether `break` stands in them.
    fileprivate var leavesLoop: Bool { contains { $0.kind.isLeave || $0.bodies.contains { $0.leavesLoop } } }
}

extension Statement {
    /// Where a value stands alone in a branch of an if or switch, which so may be one; nil of other statements.
    var valuePosition: CodePosition? {
        switch kind {
        case .choice(_, _, _?), .selection: break
        default: return nil
        }
        let bodies = bodies
        let isValue = bodies.allSatisfy { body in
            guard body.count == 1 else { return body.last?.kind.isReturn ?? false }
            return body[0].kind.isExpression || body[0].kind.isReturn || body[0].valuePosition != nil
        }
        return isValue && bodies.contains { $0.first?.kind.isExpression ?? false } ? position : nil
    }

    /// The statements in its braces.
    fileprivate var bodies: [[Statement]] {
        switch kind {
        case .choice(_, let body, let otherwise): [body, otherwise ?? []]
        case .guarded(_, let body), .block(let body), .loop(_, _, _, let body, _), .whileLoop(_, let body, _),
            .repeatLoop(let body, _, _):
            [body]
        case .selection(_, let cases): cases.map { $0.body }
        default: []
        }
    }

    /// Whether what follows is never reached.
    fileprivate var terminates: Bool {
        switch kind {
        case .result, .leave, .proceed: return true
        case .choice, .block: return bodies.allSatisfy { $0.terminates }
        case .selection: return bodies.allSatisfy { $0.terminates && !$0.leavesLoop }
        case .whileLoop(let conditions, let body, _):
            guard conditions.count == 1, case .test(let test) = conditions[0], case .bool(true) = test.syntax else {
                return false
            }
            return !body.leavesLoop
        default: return false
        }
    }
}

extension Statement.Kind {
    fileprivate var isExpression: Bool { if case .expression = self { true } else { false } }
    fileprivate var isReturn: Bool { if case .result = self { true } else { false } }
    fileprivate var isResult: Bool { if case .result(.some) = self { true } else { false } }
    fileprivate var isLeave: Bool { if case .leave = self { true } else { false } }
}
