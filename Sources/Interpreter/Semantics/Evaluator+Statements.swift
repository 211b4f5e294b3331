extension Evaluator {
    func run(_ statements: [StatementCode], _ frame: Frame) throws(Fault) -> Flow {
        for statement in statements {
            let flow = try run(statement, frame)
            if case .next = flow { continue }
            return flow
        }
        return .next
    }

    private func run(_ statement: StatementCode, _ frame: Frame) throws(Fault) -> Flow {
        switch statement {
        case .expression(let code): _ = try evaluate(code, frame)
        case .assignment(.ignored, let code): _ = try evaluate(code, frame)
        case .assignment(let place, let code):
            let (root, path) = try path(to: place, frame)
            let value = try evaluate(code, frame)
            try modify(root, path) { (place) throws(Fault) in place = value }
        case .update(let place, let operation, let code, let position):
            let (root, path) = try path(to: place, frame)
            let value = try evaluate(code, frame)
            try modify(root, path) { (place) throws(Fault) in
                place = try arithmetic(operation, place, value, at: position)
            }
        case .variable(let pattern, let code):
            _ = try match(pattern, try evaluate(code, frame), frame)
        case .choice(let conditions, let body, let otherwise):
            return try run(try holds(conditions, frame) ? body : otherwise, frame)
        case .loop(let pattern, let sequence, let test, let body, let label):
            return try loop(pattern, sequence, test, body, label, frame)
        case .whileLoop(let conditions, let body, let label, let position):
            while try holds(conditions, frame) {
                try spend(at: position)
                if let end = Self.end(of: try run(body, frame), label) { return end }
            }
        case .repeatLoop(let body, let test, let label):
            repeat {
                if let end = Self.end(of: try run(body, frame), label) { return end }
            } while try isTrue(test, frame)
        case .selection(let subject, let cases): return try select(try evaluate(subject, frame), cases, frame)
        case .block(let body): return try run(body, frame)
        case .result(let code):
            return .result(try code.map { (code) throws(Fault) in try evaluate(code, frame) } ?? .void)
        case .leave(let label): return .leave(label)
        case .proceed(let label): return .proceed(label)
        }
        return .next
    }

    /// What a loop ends with after a turn; nil where it goes on.
    private static func end(of flow: Flow, _ label: String?) -> Flow? {
        switch flow {
        case .next: return nil
        case .leave(let target): return target == nil || target == label ? .next : flow
        case .proceed(let target): return target == nil || target == label ? nil : flow
        case .result: return flow
        }
    }

    private func holds(_ conditions: [ConditionCode], _ frame: Frame) throws(Fault) -> Bool {
        for condition in conditions {
            switch condition {
            case .test(let code): guard try isTrue(code, frame) else { return false }
            case .binding(let variable, let code):
                guard case .some(let value) = try evaluate(code, frame) else { return false }
                set(variable, value, frame)
            }
        }
        return true
    }

    private func loop(
        _ pattern: PatternCode, _ sequence: Code, _ test: Code?, _ body: [StatementCode], _ label: String?,
        _ frame: Frame
    ) throws(Fault) -> Flow {
        /// Does one turn; what it returns ends the loop.
        func turn(_ value: Value) throws(Fault) -> Flow? {
            try spend(at: sequence.position)
            _ = try match(pattern, value, frame)
            if let test, !(try isTrue(test, frame)) { return nil }
            return Self.end(of: try run(body, frame), label)
        }
        switch try evaluate(sequence, frame) {
        case .range(let lower, let upper):
            var value = lower
            while value < upper {
                if let end = try turn(.int(value)) { return end }
                value += 1
            }
        case .closedRange(let lower, let upper):
            var value = lower
            while true {
                if let end = try turn(.int(value)) { return end }
                if value == upper { break }
                value += 1
            }
        case let other:
            for value in try elements(of: other, at: sequence.position) {
                if let end = try turn(value) { return end }
            }
        }
        return .next
    }

    private func select(_ subject: Value, _ cases: [CaseCode], _ frame: Frame) throws(Fault) -> Flow {
        for item in cases {
            for (pattern, test) in item.patterns {
                guard try match(pattern, subject, frame) else { continue }
                if let test, !(try isTrue(test, frame)) { continue }
                let flow = try run(item.body, frame)
                if case .leave(nil) = flow { return .next }
                return flow
            }
        }
        return .next
    }

    /// Whether the value matches; sets the pattern's variables.
    private func match(_ pattern: PatternCode, _ value: Value, _ frame: Frame) throws(Fault) -> Bool {
        switch pattern {
        case .variable(let variable):
            set(variable, value, frame)
            return true
        case .wildcard: return true
        case .tuple(let patterns):
            guard case .tuple(let parts) = value else { return false }
            for (pattern, part) in Swift.zip(patterns, parts) where !(try match(pattern, part, frame)) { return false }
            return true
        case .equal(let code): return compare(.equal, value, try evaluate(code, frame))
        case .within(let code): return contains(try evaluate(code, frame), value)
        case .none: if case .none = value { return true } else { return false }
        case .some(let inner):
            guard case .some(let wrapped) = value else { return false }
            return try match(inner, wrapped, frame)
        }
    }
}
