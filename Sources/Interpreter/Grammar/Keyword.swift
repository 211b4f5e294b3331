/// A word that is no name.
enum Keyword: String {
    case `let`, `var`, `func`, `return`, `if`, `else`, `guard`, `for`, `in`, `while`, `repeat`, `switch`, `case`
    case `default`, `break`, `continue`, `where`, `true`, `false`, `nil`, `try`, `throws`, `throw`, `import`
    case `struct`, `class`, `enum`, `protocol`, `extension`, `do`, `catch`, `defer`, `inout`, `as`, `is`
    case `fallthrough`, `static`, `actor`, `typealias`, `mutating`, `private`, `public`, `internal`, `fileprivate`
    case `subscript`, `rethrows`, `async`, `await`, `some`, `any`, `operator`, `deinit`, `super`
    case instance = "self"
    case itsType = "Self"
    case initializer = "init"
}
