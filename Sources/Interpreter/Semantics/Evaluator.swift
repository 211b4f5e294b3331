/// How much a program may use.
public struct EvaluationLimits: Sendable {
    /// Expressions, statements and elements that are gone through.
    public var steps: Int
    /// Elements and characters that are made, also of values that are gone again.
    public var elements: Int
    /// Calls within calls.
    public var calls: Int

    /// Enough for an exercise: a fraction of a second in a page.
    public init(steps: Int = 20_000_000, elements: Int = 4_000_000, calls: Int = 128) {
        self.steps = steps
        self.elements = elements
        self.calls = calls
    }
}

/// Code → values, as the compiler's program computes them.
final class Evaluator {
    private var steps: Int
    private var room: Int
    private var calls: Int
    /// What `print` wrote.
    private(set) var printed = ""
    /// Whether texts were compared that the interpreter does not know how to compare.
    var comparesComposedText = false

    /// How a statement ends.
    enum Flow {
        case next, leave(String?), proceed(String?), result(Value)
    }

    init(limits: EvaluationLimits) {
        (steps, room, calls) = (limits.steps, limits.elements, limits.calls)
    }

    /// Refuses what follows from comparing texts that it cannot compare.
    func refuseComposedText(at position: CodePosition) throws(Fault) {
        guard comparesComposedText else { return }
        throw Fault(
            .unsupported, position, "comparing texts with characters that are composed of several is not known here")
    }

    /// Counts work, and ends what does not end.
    func spend(_ count: Int = 1, at position: CodePosition) throws(Fault) {
        try refuseComposedText(at: position)
        steps -= count
        guard steps >= 0 else {
            throw Fault(.limit, position, "this takes too many steps", advice: "does a loop never end?")
        }
    }

    /// Counts elements before they are made.
    func make(_ count: Int, at position: CodePosition) throws(Fault) {
        guard count <= room else {
            throw Fault(
                .limit, position, "this makes too many values", advice: "does an array grow in a loop that never ends?")
        }
        room -= count
    }

    func write(_ text: String, at position: CodePosition) throws(Fault) {
        try make(text.utf8.count, at: position)
        printed += text
    }

    // MARK: - Calls

    func call(_ code: FunctionCode, _ arguments: [Value], parent: Frame?, at position: CodePosition) throws(Fault)
        -> Value
    {
        guard calls > 0 else {
            throw Fault(
                .limit, position, "calls are nested too deep", advice: "does a function call itself without end?")
        }
        calls -= 1
        defer { calls += 1 }
        try spend(at: position)
        let frame = Frame(slots: [Value](repeating: .none, count: code.slotCount), parent: parent)
        var arguments = arguments
        if code.takesTupleApart, case .tuple(let parts) = arguments[0] { arguments = parts }
        for (parameter, argument) in Swift.zip(code.parameters, arguments) { set(parameter, argument, frame) }
        if let value = code.value { return try evaluate(value, frame) }
        guard case .result(let value) = try run(code.body, frame) else { return .void }
        return value
    }

    func call(_ function: Value, _ arguments: [Value], at position: CodePosition) throws(Fault) -> Value {
        guard case .function(let function) = function else { return .void }
        return try call(function.code, arguments, parent: function.parent, at: position)
    }

    /// The frame around the function whose frame this is.
    func frame(_ frame: Frame, hops: Int) -> Frame? {
        var found: Frame? = frame
        for _ in 0..<max(0, hops) { found = found?.parent }
        return found
    }

    /// What a function that is made, or called, here sees around it.
    private func surroundings(_ here: Frame, hops: Int) -> Frame? {
        hops < 0 ? nil : hops == 0 ? here.snapshot : frame(here, hops: hops)
    }

    func set(_ variable: Variable, _ value: Value, _ frame: Frame) {
        frame.slots[variable.slot] = variable.isCaptured ? .box(Box(value)) : value
    }

    // MARK: - Expressions

    func evaluate(_ code: Code, _ frame: Frame) throws(Fault) -> Value {
        var value = try evaluateBare(code, frame)
        for _ in 0..<code.wraps { value = .some(value) }
        return value
    }

    private func evaluateBare(_ code: Code, _ frame: Frame) throws(Fault) -> Value {
        try spend(at: code.position)
        switch code.kind {
        case .constant(let value): return value
        case .literal: throw Fault(.type, code.position, "the number's type is not known here")
        case .variable(let variable, let hops):
            guard let home = self.frame(frame, hops: hops) else { return .none }
            let value = home.slots[variable.slot]
            if case .box(let box) = value { return box.value }
            return value
        case .array(let elements):
            try make(elements.count, at: code.position)
            return .array(try values(elements, frame))
        case .tuple(let parts): return .tuple(try values(parts, frame))
        case .string(let parts):
            var text = ""
            for part in parts {
                switch part {
                case .text(let piece): text += piece
                case .value(let code, let type): text += describe(try evaluate(code, frame), type)
                }
            }
            try make(text.utf8.count, at: code.position)
            return .string(text)
        case .print(let values):
            var texts: [String] = []
            for (code, type) in values { texts.append(describe(try evaluate(code, frame), type)) }
            try write(texts.joined(separator: " ") + "\n", at: code.position)
            return .void
        case .arithmetic(let operation, let left, let right):
            return try arithmetic(operation, try evaluate(left, frame), try evaluate(right, frame), at: code.position)
        case .negation(let operand): return try negated(try evaluate(operand, frame), at: code.position)
        case .not(let operand): return .bool(!(try isTrue(operand, frame)))
        case .comparison(let comparison, let left, let right):
            return .bool(compare(comparison, try evaluate(left, frame), try evaluate(right, frame)))
        case .both(let left, let right):
            guard try isTrue(left, frame) else { return .bool(false) }
            return .bool(try isTrue(right, frame))
        case .either(let left, let right):
            if try isTrue(left, frame) { return .bool(true) }
            return .bool(try isTrue(right, frame))
        case .fallback(let left, let right):
            if case .some(let value) = try evaluate(left, frame) { return value }
            return try evaluate(right, frame)
        case .conditional(let test, let yes, let no):
            return try isTrue(test, frame) ? evaluate(yes, frame) : evaluate(no, frame)
        case .range(let lower, let upper, let isClosed):
            return try range(try evaluate(lower, frame), try evaluate(upper, frame), isClosed, at: code.position)
        case .partialRange(let lower, let upper, let isClosed):
            return .partialRange(
                from: try lower.map { (code) throws(Fault) in try int(code, frame) },
                to: try upper.map { (code) throws(Fault) in try int(code, frame) }, isClosed: isClosed)
        case .element(let base, let index):
            return try element(of: try evaluate(base, frame), at: try evaluate(index, frame), code.position)
        case .part(let base, let index):
            guard case .tuple(let parts) = try evaluate(base, frame) else { return .void }
            return parts[index]
        case .unwrap(let base):
            guard case .some(let value) = try evaluate(base, frame) else { throw Self.isNil(code.position) }
            return value
        case .call(let function, let hops, let arguments):
            let arguments = try self.arguments(arguments, frame)
            return try call(function, arguments, parent: surroundings(frame, hops: hops), at: code.position)
        case .callValue(let function, let arguments):
            let function = try evaluate(function, frame)
            return try call(function, try values(arguments, frame), at: code.position)
        case .function(let function, let hops):
            return .function(FunctionValue(code: function, parent: surroundings(frame, hops: hops)))
        case .library(let operation, let operands):
            return try library(operation, try values(operands, frame), at: code.position)
        case .change(let operation, let place, let operands):
            let (root, path) = try path(to: place, frame)
            let arguments = try values(operands, frame)
            return try change(operation, arguments, root, path, at: code.position)
        }
    }

    static func isNil(_ position: CodePosition) -> Fault {
        Fault(.trap, position, "nil is unwrapped", advice: "write if let, or guard let")
    }

    func values(_ codes: [Code], _ frame: Frame) throws(Fault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(codes.count)
        for code in codes { values.append(try evaluate(code, frame)) }
        return values
    }

    /// A call's arguments from the left, then what parameters have by themselves.
    private func arguments(_ codes: [Code], _ frame: Frame) throws(Fault) -> [Value] {
        guard codes.contains(where: { $0.isInitial }) else { return try values(codes, frame) }
        var values = [Value](repeating: .none, count: codes.count)
        for isInitial in [false, true] {
            for (index, code) in codes.enumerated() where code.isInitial == isInitial {
                values[index] = try evaluate(code, frame)
            }
        }
        return values
    }

    func isTrue(_ code: Code, _ frame: Frame) throws(Fault) -> Bool {
        if case .bool(let value) = try evaluate(code, frame) { value } else { false }
    }

    func int(_ code: Code, _ frame: Frame) throws(Fault) -> Int64 {
        if case .int(let value) = try evaluate(code, frame) { value } else { 0 }
    }
}
