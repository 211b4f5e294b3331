/// Finds what type variables stand for.
struct Unification {
    private var count = 0
    /// What is undone where an attempt fails.
    private var trail: [(variable: TypeVariable, literal: TypeVariable.Literal, needs: Needs)] = []

    /// How many variables there are, which is the number of the next.
    var next: Int { count }

    mutating func fresh(_ literal: TypeVariable.Literal = .none, needs: Needs = []) -> Type {
        count += 1
        return .variable(TypeVariable(number: count - 1, literal: literal, needs: needs))
    }

    /// Makes two types one, or changes nothing and returns false.
    mutating func unify(_ a: Type, _ b: Type) -> Bool {
        let mark = trail.count
        if join(a, b, depth: 0) { return true }
        while trail.count > mark {
            let change = trail.removeLast()
            change.variable.binding = nil
            change.variable.literal = change.literal
            change.variable.needs = change.needs
        }
        return false
    }

    /// Asks that `type` offers `needs`.
    mutating func require(_ needs: Needs, of type: Type) -> Bool {
        switch type.resolved {
        case .variable(let variable):
            if variable.literal == .floating, needs.contains(.integer) { return false }
            trail.append((variable, variable.literal, variable.needs))
            variable.needs.formUnion(needs)
            return !variable.needs.isSuperset(of: [.integer, .floating])
        case .int: return !needs.contains(.floating)
        case .double, .float: return !needs.contains(.integer)
        case .string: return needs.isDisjoint(with: [.numeric, .integer, .floating])
        case .bool: return needs.isSubset(of: [.equatable])
        case .array(let element), .slice(let element), .optional(let element):
            return needs.isSubset(of: [.equatable]) && require(needs, of: element)
        case .range(let bound, _): return needs.isSubset(of: [.equatable]) && require(needs, of: bound)
        case .tuple(let elements):
            guard needs.isSubset(of: [.equatable, .comparable]), elements.count <= 6 else { return false }
            for element in elements where !require(needs, of: element.type) { return false }
            return true
        case .function, .partialRange, .sequence: return needs.isEmpty
        }
    }

    private mutating func join(_ a: Type, _ b: Type, depth: Int) -> Bool {
        guard depth < 64 else { return false }
        let (a, b) = (a.resolved, b.resolved)
        switch (a, b) {
        case (.variable(let first), .variable(let second)):
            if first === second { return true }
            let (older, newer) = first.number < second.number ? (first, second) : (second, first)
            return bind(newer, to: .variable(older))
        case (.variable(let variable), let type), (let type, .variable(let variable)): return bind(variable, to: type)
        case (.int, .int), (.double, .double), (.float, .float), (.bool, .bool), (.string, .string): return true
        case (.array(let a), .array(let b)), (.slice(let a), .slice(let b)), (.optional(let a), .optional(let b)):
            return join(a, b, depth: depth + 1)
        case (.range(let a, let isClosed), .range(let b, let isOtherClosed)):
            return isClosed == isOtherClosed && join(a, b, depth: depth + 1)
        case (.sequence(let a, let one), .sequence(let b, let other)):
            return one == other && join(a, b, depth: depth + 1)
        case (.tuple(let a), .tuple(let b)):
            guard a.count == b.count else { return false }
            for (a, b) in zip(a, b) {
                if let label = a.label, let other = b.label, label != other { return false }
                guard join(a.type, b.type, depth: depth + 1) else { return false }
            }
            return true
        case (.function(let a, let aResult, let aThrows), .function(let b, let bResult, let bThrows)):
            guard a.count == b.count, aThrows == bThrows else { return false }
            for (a, b) in zip(a, b) where !join(a, b, depth: depth + 1) { return false }
            return join(aResult, bResult, depth: depth + 1)
        default: return false
        }
    }

    private mutating func bind(_ variable: TypeVariable, to type: Type) -> Bool {
        guard !occurs(variable, in: type) else { return false }
        switch (variable.literal, type) {
        case (.none, _), (.integer, .int), (.integer, .double), (.integer, .float), (.floating, .double),
            (.floating, .float):
            break
        case (let literal, .variable(let other)):
            trail.append((other, other.literal, other.needs))
            if literal == .floating || other.literal == .none { other.literal = literal }
            if other.literal == .floating, other.needs.contains(.integer) { return false }
        default: return false
        }
        guard require(variable.needs, of: type) else { return false }
        if case .variable(let other) = type, other.literal == .floating, other.needs.contains(.integer) { return false }
        trail.append((variable, variable.literal, variable.needs))
        variable.binding = type
        return true
    }

    private func occurs(_ variable: TypeVariable, in type: Type) -> Bool {
        switch type.resolved {
        case .variable(let other): other === variable
        case .array(let inner), .slice(let inner), .optional(let inner), .sequence(let inner, _), .range(let inner, _):
            occurs(variable, in: inner)
        case .tuple(let elements): elements.contains { occurs(variable, in: $0.type) }
        case .function(let parameters, let result, _):
            occurs(variable, in: result) || parameters.contains { occurs(variable, in: $0) }
        default: false
        }
    }
}
