/// What a function's name stands for.
final class FunctionHead {
    let name: String
    let parameters: [Parameter]
    let result: Type
    let isThrowing: Bool
    let code: FunctionCode
    /// How many functions are around its body.
    let depth: Int

    struct Parameter {
        var label: String?
        var type: Type
        var initial: Expression?
    }

    init(
        name: String, parameters: [Parameter], result: Type, isThrowing: Bool, code: FunctionCode, depth: Int
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.isThrowing = isThrowing
        self.code = code
        self.depth = depth
    }

    var labels: [String] { parameters.map { $0.label ?? "_" } }
    var type: Type { .function(parameters.map { $0.type }, result, isThrowing: isThrowing) }
}

/// The names of a function's body, and what its statements may do.
struct Scope {
    enum Entry {
        case variable(Variable)
        case function(FunctionHead)

        var name: String {
            switch self {
            case .variable(let variable): variable.name
            case .function(let head): head.name
            }
        }
    }

    let code: FunctionCode
    let result: Type
    let isThrowing: Bool
    /// From the outermost braces to the innermost.
    var blocks: [[Entry]] = [[]]
    /// The labels of loops around; nil for one without. What a switch is, is told apart, for `continue` goes past it.
    var targets: [(label: String?, isLoop: Bool)] = []
    /// How many `try` are around.
    var attempts = 0
}
