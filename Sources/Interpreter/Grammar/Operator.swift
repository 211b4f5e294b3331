/// An operator between two values.
enum Operator: String {
    case or = "||"
    case and = "&&"
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
    case fallback = "??"
    case range = "..<"
    case closedRange = "..."
    case add = "+"
    case subtract = "-"
    case bitOr = "|"
    case bitXor = "^"
    case wrappingAdd = "&+"
    case wrappingSubtract = "&-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case bitAnd = "&"
    case wrappingMultiply = "&*"
    case shiftLeft = "<<"
    case shiftRight = ">>"

    /// How strongly it binds, from the weakest: 1.
    var strength: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .less, .atMost, .greater, .atLeast, .equal, .unequal: 3
        case .fallback: 4
        case .range, .closedRange: 5
        case .add, .subtract, .bitOr, .bitXor, .wrappingAdd, .wrappingSubtract: 6
        case .multiply, .divide, .remainder, .bitAnd, .wrappingMultiply: 7
        case .shiftLeft, .shiftRight: 8
        }
    }
}
