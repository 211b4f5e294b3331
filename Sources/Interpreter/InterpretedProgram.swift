/// Functions of the subset, checked and ready to be called.
public struct InterpretedProgram {
    let checker: Checker

    /// Reads and checks the functions of `source`.
    ///
    /// - Throws: a `Fault` with the first thing that is wrong or outside the subset, at its place in `source`.
    public init(_ source: String) throws(Fault) {
        var parser = Parser(try Lexer.tokens(of: source))
        let (functions, importsFoundation) = try parser.program()
        checker = Checker(importsFoundation: importsFoundation)
        try checker.check(functions)
    }

    /// What a call gave.
    public struct Outcome: Sendable {
        /// The value as `print` shows it, and its type.
        public var value: String
        /// As Swift writes it.
        public var type: String
        /// What the program printed before.
        public var printed: String
        /// What ended the program early; then the value is empty.
        public var fault: Fault?
    }

    /// Computes an expression, such as a call of one of the functions, within `limits`.
    ///
    /// - Throws: a `Fault` where the expression is wrong, at its place in `expression`. What goes wrong in the functions is in the
    ///   outcome, at its place in their source; so is a fault of the call's own arguments.
    public func outcome(of expression: String, limits: EvaluationLimits = EvaluationLimits()) throws(Fault) -> Outcome {
        var parser = Parser(try Lexer.tokens(of: expression))
        let call = FunctionCode(name: "call", position: CodePosition(line: 1, column: 1))
        let (code, type) = try checker.check(call: try parser.wholeExpression(), in: call)
        let evaluator = Evaluator(limits: limits)
        do throws(Fault) {
            call.value = code
            let value = try evaluator.call(call, [], parent: nil, at: code.position)
            try evaluator.refuseComposedText(at: code.position)
            return Outcome(
                value: evaluator.describe(value, type), type: type.text, printed: evaluator.printed, fault: nil)
        } catch {
            return Outcome(value: "", type: type.text, printed: evaluator.printed, fault: error)
        }
    }
}
