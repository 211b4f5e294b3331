/// A step from a variable to a place in its value.
enum PathStep {
    case element(Int64, CodePosition)
    case part(Int)
    case unwrap(CodePosition)
}

/// The variable in which a place lies.
struct PathRoot {
    var frame: Frame
    var slot: Int
}

extension Evaluator {
    /// Finds a place: its indices are computed now, from the left.
    func path(to place: Place, _ frame: Frame) throws(Fault) -> (PathRoot, [PathStep]) {
        switch place {
        case .variable(let variable, let hops):
            return (PathRoot(frame: self.frame(frame, hops: hops) ?? frame, slot: variable.slot), [])
        case .element(let base, let index, let position):
            var (root, path) = try path(to: base, frame)
            path.append(.element(try int(index, frame), position))
            return (root, path)
        case .part(let base, let index):
            var (root, path) = try path(to: base, frame)
            path.append(.part(index))
            return (root, path)
        case .unwrap(let base, let position):
            var (root, path) = try path(to: base, frame)
            path.append(.unwrap(position))
            return (root, path)
        case .ignored: return (PathRoot(frame: frame, slot: 0), [])
        }
    }

    /// Changes a place. Each value on the way is taken out and put back, so that no array is copied.
    func modify(
        _ root: PathRoot, _ path: [PathStep], _ body: (inout Value) throws(Fault) -> Void
    ) throws(Fault) {
        if case .box(let box) = root.frame.slots[root.slot] {
            try modify(&box.value, path[...], body)
        } else {
            try modify(&root.frame.slots[root.slot], path[...], body)
        }
    }

    private func modify(
        _ value: inout Value, _ path: ArraySlice<PathStep>, _ body: (inout Value) throws(Fault) -> Void
    ) throws(Fault) {
        guard let step = path.first else { return try body(&value) }
        let rest = path.dropFirst()
        switch (step, take(&value)) {
        case (.element(let index, let position), .array(var elements)):
            guard index >= 0, index < elements.count else { throw Self.outOfRange(index, elements.count, position) }
            try modify(&elements[Int(index)], rest, body)
            value = .array(elements)
        case (.element(let index, let position), .slice(var elements, let start)):
            let offset = index.subtractingReportingOverflow(Int64(start)).partialValue
            guard offset >= 0, offset < elements.count else { throw Self.outOfRange(index, elements.count, position) }
            try modify(&elements[Int(offset)], rest, body)
            value = .slice(elements, start: start)
        case (.part(let index), .tuple(var parts)):
            try modify(&parts[index], rest, body)
            value = .tuple(parts)
        case (.unwrap, .some(var wrapped)):
            try modify(&wrapped, rest, body)
            value = .some(wrapped)
        case (.unwrap(let position), _): throw Self.isNil(position)
        default: return
        }
    }

    /// The value, which then has no other owner.
    private func take(_ value: inout Value) -> Value {
        let taken = value
        value = .none
        return taken
    }

    static func outOfRange(_ index: Int64, _ count: Int, _ position: CodePosition) -> Fault {
        Fault(
            .trap, position, text: "index " + String(index) + " is out of range",
            advice: count == 0
                ? "the array is empty" : "the array has " + String(count) + (count == 1 ? " element" : " elements"))
    }
}
