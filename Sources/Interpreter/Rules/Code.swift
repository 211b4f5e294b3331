/// A checked expression.
final class Code {
    var kind: Kind
    let position: CodePosition
    /// How often the value is wrapped in an optional.
    var wraps = 0
    /// Whether it is a parameter's own value, which is computed after the arguments that a call has.
    var isInitial = false

    @inline(never)
    init(_ kind: Kind, _ position: CodePosition) {
        self.kind = kind
        self.position = position
    }

    enum Kind {
        case constant(Value)
        /// A number whose type is not known yet.
        case literal(String, Type)
        case string([Part])
        case variable(Variable, hops: Int)
        case array([Code])
        case tuple([Code])
        case arithmetic(Arithmetic, Code, Code)
        case negation(Code)
        case not(Code)
        case comparison(Comparison, Code, Code)
        case both(Code, Code)
        case either(Code, Code)
        case fallback(Code, Code)
        case conditional(Code, Code, Code)
        case range(Code, Code, isClosed: Bool)
        case partialRange(Code?, Code?, isClosed: Bool)
        case element(Code, Code)
        case part(Code, Int)
        case unwrap(Code)
        /// A function of the program, or one inside another.
        case call(FunctionCode, hops: Int, [Code])
        case callValue(Code, [Code])
        case library(Library, [Code])
        /// A method that changes where it is called upon.
        case change(Library, Place, [Code])
        case function(FunctionCode, hops: Int)
        case print([(Code, Type)])
    }

    enum Part {
        case text(String)
        case value(Code, Type)
    }
}

enum Arithmetic {
    case add, subtract, multiply, divide, remainder, and, or, xor, shiftLeft, shiftRight
    case wrappingAdd, wrappingSubtract, wrappingMultiply
}

enum Comparison { case less, atMost, greater, atLeast, equal, unequal }

/// A variable of a function.
final class Variable {
    let name: String
    let type: Type
    let isMutable: Bool
    /// How many functions are around its own.
    let depth: Int
    let slot: Int
    /// Whether a function inside uses it.
    var isCaptured = false
    /// How often it is named.
    var uses = 0

    init(name: String, type: Type, isMutable: Bool, depth: Int, slot: Int) {
        self.name = name
        self.type = type
        self.isMutable = isMutable
        self.depth = depth
        self.slot = slot
    }
}

/// Where a value is kept.
indirect enum Place {
    case variable(Variable, hops: Int)
    case element(Place, Code, CodePosition)
    case part(Place, Int)
    case unwrap(Place, CodePosition)
    case ignored

    /// The variable in which it lies.
    var root: Variable? {
        switch self {
        case .variable(let variable, _): variable
        case .element(let base, _, _), .part(let base, _), .unwrap(let base, _): base.root
        case .ignored: nil
        }
    }
}

/// A checked function.
final class FunctionCode {
    let name: String
    var parameters: [Variable] = []
    var slotCount = 0
    var body: [StatementCode] = []
    /// A body that is one expression.
    var value: Code?
    let position: CodePosition
    /// Whether a single tuple is taken apart for the parameters.
    var takesTupleApart = false

    init(name: String, position: CodePosition) {
        self.name = name
        self.position = position
    }
}

indirect enum StatementCode {
    case expression(Code)
    case assignment(Place, Code)
    case update(Place, Arithmetic, Code, CodePosition)
    case variable(PatternCode, Code)
    case choice([ConditionCode], [StatementCode], otherwise: [StatementCode])
    case loop(PatternCode, Code, test: Code?, [StatementCode], label: String?)
    case whileLoop([ConditionCode], [StatementCode], label: String?, CodePosition)
    case repeatLoop([StatementCode], Code, label: String?)
    case selection(Code, [CaseCode])
    case block([StatementCode])
    case result(Code?)
    case leave(label: String?)
    case proceed(label: String?)
}

enum ConditionCode {
    case test(Code)
    case binding(Variable, Code)
}

struct CaseCode {
    var patterns: [(pattern: PatternCode, test: Code?)]
    var body: [StatementCode]
}

indirect enum PatternCode {
    case variable(Variable)
    case wildcard
    case tuple([PatternCode])
    case equal(Code)
    case within(Code)
    case none
    case some(PatternCode)
}
