import DeepStack
import Interpreter

/// What the interpreter gives.
enum Interpreted {
    /// A program's outcome in the words of the corpus.
    static func outcome(of program: Compiled.Program) -> String {
        switch value(of: program.call, in: program.source) {
        case .success(let value): unsigned(value.debugDescription)
        case .failure(let fault): fault.kind == .trap ? "trap" : "\(fault.kind): \(fault.text)"
        }
    }

    /// The sign of what is not a number is the processor's and the optimizer's choice.
    static func unsigned(_ text: String) -> String { text.replacing("-nan", with: "nan") }

    /// The value of an expression, with the functions of `source`.
    static func value(of expression: String, in source: String) -> Result<String, Fault> {
        DeepStack.run {
            do throws(Fault) {
                let outcome = try InterpretedProgram(source).outcome(of: expression)
                if let fault = outcome.fault { return .failure(fault) }
                return .success(outcome.value)
            } catch {
                return .failure(error)
            }
        }
    }
}
