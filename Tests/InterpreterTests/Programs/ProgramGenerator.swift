import Random

/// Draws programs of the subset from its grammar. What is drawn has the right types; it may trap.
///
/// A seed's program is the same on every machine.
struct ProgramGenerator {
    private var random: SplitMix64
    /// What the code at this place can name.
    var variables: [Variable] = []
    var functions: [Function] = []
    /// The functions that are finished, and the lines of the one that is written.
    private var finished: [String] = []
    var lines: [String] = []
    var indent = 1
    private var count = 0
    /// How many loops are around, in this function.
    var loops = 0
    /// What the function around gives.
    var result: Kind = .int
    /// Whether errors may be thrown at this place.
    var mayThrow = false
    /// Whether a line can still be written before what is written now.
    var hoists = false
    /// The names of the loops around.
    var labels: [String] = []

    struct Variable {
        var name: String
        var kind: Kind
        var isMutable = false
    }

    struct Function {
        var name: String
        var parameters: [(label: String?, kind: Kind, hasInitial: Bool)]
        var result: Kind
        var isThrowing = false
    }

    /// The program of a seed, and a call of it.
    static func program(seed: Int) -> (source: String, call: String) {
        var generator = ProgramGenerator(random: SplitMix64(seed: seed, stream: 19))
        return generator.program()
    }

    private init(random: SplitMix64) { self.random = random }

    // MARK: - Drawing

    mutating func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[draw(choices.count)] }
    /// True once in `count` times.
    mutating func once(in count: Int) -> Bool { draw(count) == 0 }

    mutating func fresh() -> String {
        count += 1
        return "v\(count)"
    }

    mutating func kind(depth: Int = 2) -> Kind {
        switch draw(depth > 0 ? 16 : 9) {
        case 0, 1, 2: return .int
        case 3, 4: return .double
        case 5: return .float
        case 6: return .bool
        case 7, 8: return .string
        case 9, 10: return .array(pick([.int, .int, .double, .float, .string]))
        case 11: return .array(kind(depth: depth - 1))
        case 12: return .optional(pick([.int, .double, .string]))
        case 13:
            let inner = kind(depth: depth - 1)
            return .optional(inner.wrapped == nil ? inner : .int)
        case 14: return .pair
        default:
            let labels: [[String?]] = [[nil, nil], ["a", "b"], [nil, "n"]]
            return .tuple(pick(labels).map { Kind.Part(label: $0, kind: kind(depth: depth - 1)) })
        }
    }

    // MARK: - Programs

    private mutating func program() -> (source: String, call: String) {
        for _ in 0..<pick([0, 0, 1, 1, 2]) { helper() }
        let parameters = (0..<1 + draw(3)).map { _ in kind() }
        let names = parameters.indices.map { "p\($0)" }
        result = kind()
        variables = zip(names, parameters).map { Variable(name: $0, kind: $1) }
        mayThrow = once(in: 5)
        begin()
        for _ in 0..<1 + draw(3) { statement(depth: pick([0, 1, 1, 2])) }
        add("return " + first(result, depth: 2))
        let list = zip(names, parameters).map { "_ \($0): \($1.text)" }.joined(separator: ", ")
        finish("func f(\(list))\(mayThrow ? " throws" : "") -> \(result.text)")
        variables = []
        functions = []
        let arguments = parameters.map { literal($0) }.joined(separator: ", ")
        let call = mayThrow ? "try f(\(arguments))" : "f(\(arguments))"
        let text = finished.joined(separator: "\n")
        let source = "import Foundation\n\n" + (text.contains("seen(") ? Self.seen : "") + text
        return (source, call)
    }

    /// Says when it is computed, which tells the order in which a program does its work.
    private static let seen = """
        func seen(_ n: Int, _ name: String = "s") -> Int {
            print(name, n)
            return n
        }

        """

    private mutating func begin() {
        lines = []
        indent = 1
        loops = 0
        labels = []
    }

    private mutating func finish(_ head: String) {
        finished.append(head + " {\n" + lines.joined(separator: "\n") + "\n}\n")
    }

    /// A function that later ones can call.
    private mutating func helper() {
        let name = "g\(functions.count)"
        if once(in: 4) { return recursion(name) }
        result = kind(depth: 1)
        mayThrow = once(in: 4)
        variables = []
        var heads: [String] = []
        var parameters: [(label: String?, kind: Kind, hasInitial: Bool)] = []
        for index in 0..<1 + draw(3) {
            let kind = once(in: 8) ? Kind.function([.int], .int) : kind(depth: 1)
            let own = "p\(index)"
            let label: String? = once(in: 2) ? nil : once(in: 2) ? own : "l\(index)"
            let hasInitial = !kind.isFunction && once(in: 4)
            let initial =
                hasInitial ? " = " + (kind == .int && once(in: 2) ? "seen(\(draw(5)), \"d\")" : literal(kind)) : ""
            let words = label == own ? own : "\(label ?? "_") \(own)"
            heads.append("\(words): \(kind.text)\(initial)")
            parameters.append((label, kind, hasInitial))
            variables.append(Variable(name: own, kind: kind))
        }
        begin()
        if once(in: 2) {
            add((once(in: 2) ? "return " : "") + value(result, depth: 2))
        } else {
            for _ in 0..<1 + draw(2) { statement(depth: pick([0, 1])) }
            add("return " + first(result, depth: 2))
        }
        finish("func \(name)(\(heads.joined(separator: ", ")))\(mayThrow ? " throws" : "") -> \(result.text)")
        functions.append(Function(name: name, parameters: parameters, result: result, isThrowing: mayThrow))
    }

    private mutating func recursion(_ name: String) {
        result = pick([Kind.int, .double, .string, .array(.int)])
        mayThrow = false
        variables = [Variable(name: "n", kind: .int), Variable(name: "p", kind: result)]
        begin()
        let changed = once(in: 2) ? "p" : result.grows ? literal(result) : value(result, depth: 2)
        add("if n <= 0 { return \(value(result, depth: 1)) }")
        let rest = result.grows ? literal(result) : value(result, depth: 1)
        let operation = result.grows ? "+" : pick(["+", "-", "*"])
        add("return \(name)(min(n, 6) - \(1 + draw(2)), \(changed)) \(operation) \(rest)")
        finish("func \(name)(_ n: Int, _ p: \(result.text)) -> \(result.text)")
        functions.append(Function(name: name, parameters: [(nil, .int, false), (nil, result, false)], result: result))
    }

    mutating func add(_ line: String) {
        // The compiler refuses to assign a variable to itself.
        let sides = line.split(separator: " = ")
        guard sides.count != 2 || sides[0] != sides[1] else { return }
        lines.append(String(repeating: "    ", count: indent) + line)
    }

    // MARK: - What is named

    func named(_ kind: Kind) -> [Variable] { variables.filter { $0.kind == kind } }

    /// Writes `body` with more variables, which are then forgotten.
    mutating func inside<Result>(_ bound: [Variable] = [], _ body: (inout Self) -> Result) -> Result {
        let outer = variables
        variables += bound
        defer { variables = outer }
        return body(&self)
    }
}
