/// A type as it is written.
indirect enum TypeSyntax {
    case name(String, CodePosition)
    case array(TypeSyntax)
    case optional(TypeSyntax)
    case tuple([(label: String?, type: TypeSyntax)])
    case function([TypeSyntax], TypeSyntax, isThrowing: Bool)
}

/// An expression as it is written.
indirect enum Syntax {
    case integer(String)
    case floating(String)
    case string([StringPart])
    case bool(Bool)
    case none
    case name(String)
    case array([Expression])
    case tuple([Argument])
    case prefix(String, Expression)
    case infix(String, Expression, Expression)
    case conditional(Expression, Expression, Expression)
    case member(Expression, String)
    /// `.infinity`
    case implicitMember(String)
    case element(Expression, [Argument])
    case call(Expression, [Argument])
    case closure(ClosureSyntax)
    case force(Expression)
    case attempt(Expression, isOptional: Bool)
    /// `value as Type`
    case coercion(Expression, TypeSyntax)
}

struct Expression {
    var syntax: Syntax
    var position: CodePosition
}

enum StringPart {
    case text(String)
    case value(Expression)
}

struct Argument {
    var label: String?
    var value: Expression
    /// Whether it stands after the parentheses.
    var isTrailing = false
}

struct ClosureSyntax {
    /// The names before `in`; nil where `$0` is used.
    var parameters: [(name: String, type: TypeSyntax?)]?
    var result: TypeSyntax?
    var body: [Statement]
    /// How many of `$0`, `$1`… are used.
    var anonymousCount: Int
}

indirect enum Pattern {
    case name(String, CodePosition)
    case wildcard
    case tuple([Pattern], CodePosition)
    /// Of a switch: a value, a range, or nil.
    case value(Expression)
    /// `let x?`
    case some(Pattern, CodePosition)
}

enum Condition {
    case test(Expression)
    /// `if let name = value`
    case binding(name: String, isMutable: Bool, value: Expression, CodePosition)
}

struct Statement {
    var kind: Kind
    var position: CodePosition

    indirect enum Kind {
        case expression(Expression)
        case assignment(String, Expression, Expression)
        case variable(isMutable: Bool, Pattern, TypeSyntax?, Expression)
        case function(FunctionSyntax)
        case choice([Condition], [Statement], otherwise: [Statement]?)
        case guarded([Condition], [Statement])
        case loop(Pattern, Expression, test: Expression?, [Statement], label: String?)
        case whileLoop([Condition], [Statement], label: String?)
        case repeatLoop([Statement], Expression, label: String?)
        case selection(Expression, [CaseSyntax])
        case block([Statement])
        case result(Expression?)
        case leave(label: String?)
        case proceed(label: String?)
    }
}

struct CaseSyntax {
    var patterns: [(pattern: Pattern, test: Expression?)]
    var isDefault: Bool
    var body: [Statement]
    var position: CodePosition
}

struct FunctionSyntax {
    var name: String
    var parameters: [ParameterSyntax]
    var result: TypeSyntax?
    var isThrowing: Bool
    var body: [Statement]
    var position: CodePosition
    /// Where the body ends.
    var end: CodePosition
}

struct ParameterSyntax {
    /// What a call writes; nil for `_`.
    var label: String?
    var name: String
    var type: TypeSyntax
    var initial: Expression?
    var position: CodePosition
}
