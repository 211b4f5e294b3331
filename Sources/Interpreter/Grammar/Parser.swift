/// Tokens → syntax. What is outside the subset is refused where it begins.
struct Parser {
    private let tokens: [Token]
    private(set) var index = 0
    private var depth: Int
    /// Whether `{` after a call begins a closure; not in the head of `if`, `for`, `while`, `guard`, `switch`.
    var allowsTrailingClosure = true
    /// For each closure around: how many of `$0`, `$1`… it uses.
    var anonymousCounts: [Int] = []

    /// How deep code may nest. A page's stack has one megabyte.
    static let deepest = 48

    init(_ tokens: [Token], depth: Int = 0) {
        self.tokens = tokens
        self.depth = depth
    }

    var token: Token { tokens[index] }
    var following: Token { tokens[min(index + 1, tokens.count - 1)] }
    var tokenBefore: Token { tokens[max(0, index - 1)] }
    var nesting: Int { depth }
    func token(ahead count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }
    /// Goes back to where an earlier `index` was.
    mutating func back(to earlier: Int) { index = earlier }

    func at(_ text: String) -> Bool {
        token.text == text && token.kind != .string && token.kind != .end
    }

    mutating func skip(_ text: String) -> Bool {
        guard at(text) else { return false }
        advance()
        return true
    }

    mutating func expect(_ text: String, after what: String) throws(Fault) {
        guard !skip(text) else { return }
        throw Fault(.syntax, token.position, text: text + " is missing after " + what + "; here is " + described(token))
    }

    mutating func identifier(_ what: String) throws(Fault) -> String {
        guard token.kind == .identifier else {
            throw Fault(.syntax, token.position, "%1 is missing; here is %2", what, described(token))
        }
        let name = token.text
        advance()
        return name
    }

    func described(_ token: Token) -> String {
        switch token.kind {
        case .end: "the end"
        case .string: "a string"
        default: "'" + token.text + "'"
        }
    }

    func unsupported(_ what: StaticString, _ name: String = "", advice: StaticString? = nil) -> Fault {
        Fault(.unsupported, token.position, what, name, advice: advice)
    }

    /// Counts how deep code is nested, so that no text overflows the stack.
    mutating func nested<Value>(_ body: (inout Parser) throws(Fault) -> Value) throws(Fault) -> Value {
        guard depth < Self.deepest else {
            throw Fault(.limit, token.position, "this is nested too deep", advice: "name parts of it with let")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// What is between brackets, where a closure may stand after a call again.
    mutating func bracketed<Value>(_ body: (inout Parser) throws(Fault) -> Value) throws(Fault) -> Value {
        let outer = allowsTrailingClosure
        allowsTrailingClosure = true
        defer { allowsTrailingClosure = outer }
        return try body(&self)
    }

    /// The functions of an answer.
    mutating func program() throws(Fault) -> (functions: [FunctionSyntax], importsFoundation: Bool) {
        var functions: [FunctionSyntax] = []
        var importsFoundation = false
        while token.kind != .end {
            if skip("import") {
                guard at("Foundation") || at("Kernels") || at("LessonKit") else {
                    throw unsupported("only Foundation can be imported here")
                }
                importsFoundation = importsFoundation || at("Foundation")
                advance()
            } else if at("func") {
                functions.append(try function())
            } else if skip(";") {
                continue
            } else if token.kind == .keyword, !["if", "for", "while", "return"].contains(token.text) {
                throw unsupported("'%1' outside a function is not known here", token.text)
            } else {
                throw Fault(
                    .syntax, token.position, "a function begins with func; here is %1", described(token),
                    advice: "write func name(…) -> … { … }")
            }
        }
        return (functions, importsFoundation)
    }

    /// A single expression, to its end.
    mutating func wholeExpression() throws(Fault) -> Expression {
        let value = try expression()
        guard token.kind == .end else {
            throw Fault(.syntax, token.position, "the expression ends before %1", described(token))
        }
        return value
    }
}
