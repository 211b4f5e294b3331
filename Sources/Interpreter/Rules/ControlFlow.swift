/// How statements end.
extension [Statement] {
    /// Whether every way through them leaves the function or the loop.
    var terminates: Bool { contains { $0.terminates } }

    /// Whether `break` stands in them.
    fileprivate var leavesLoop: Bool {
        contains { statement in
            switch statement.kind {
            case .leave: true
            case .choice(_, let body, let otherwise): body.leavesLoop || (otherwise?.leavesLoop ?? false)
            case .guarded(_, let body), .block(let body), .loop(_, _, _, let body, _), .whileLoop(_, let body, _),
                .repeatLoop(let body, _, _):
                body.leavesLoop
            case .selection(_, let cases): cases.contains { $0.body.leavesLoop }
            default: false
            }
        }
    }

    fileprivate var leavesSwitch: Bool { leavesLoop }

    /// Whether they return a value.
    var hasResult: Bool {
        contains { statement in
            switch statement.kind {
            case .result(.some): true
            case .choice(_, let body, let otherwise): body.hasResult || (otherwise?.hasResult ?? false)
            case .guarded(_, let body), .block(let body), .loop(_, _, _, let body, _), .whileLoop(_, let body, _),
                .repeatLoop(let body, _, _):
                body.hasResult
            case .selection(_, let cases): cases.contains { $0.body.hasResult }
            default: false
            }
        }
    }
}

extension Statement {
    /// Where a value stands alone in a branch of an if or switch, which so may be one; nil of other statements.
    var valuePosition: CodePosition? {
        let bodies: [[Statement]]
        switch kind {
        case .choice(_, let body, let otherwise?): bodies = [body, otherwise]
        case .selection(_, let cases): bodies = cases.map { $0.body }
        default: return nil
        }
        let isValue = bodies.allSatisfy { body in
            guard body.count == 1 else {
                return body.last.map { if case .result = $0.kind { true } else { false } } ?? false
            }
            switch body[0].kind {
            case .expression, .result: return true
            default: return body[0].valuePosition != nil
            }
        }
        let hasValue = bodies.contains { if case .expression = $0.first?.kind { true } else { false } }
        return isValue && hasValue ? position : nil
    }
}

extension Statement {
    /// Whether what follows is never reached.
    fileprivate var terminates: Bool {
        switch kind {
        case .result, .leave, .proceed: return true
        case .choice(_, let body, let otherwise): return body.terminates && (otherwise?.terminates ?? false)
        case .block(let body): return body.terminates
        case .selection(_, let cases): return cases.allSatisfy { $0.body.terminates && !$0.body.leavesSwitch }
        case .whileLoop(let conditions, let body, _):
            guard conditions.count == 1, case .test(let test) = conditions[0], case .bool(true) = test.syntax else {
                return false
            }
            return !body.leavesLoop
        default: return false
        }
    }
}
