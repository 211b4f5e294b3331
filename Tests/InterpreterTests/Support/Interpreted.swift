import DeepStack
import Interpreter

/// What the interpreter gives.
enum Interpreted {
    /// What a program printed, and its value, or that it ended in a trap; else what the interpreter says of it.
    static func outcome(of program: Compiled.Program) -> String {
        DeepStack.run {
            do throws(Fault) {
                let outcome = try InterpretedProgram(program.source).outcome(of: program.call)
                let printed = unsigned(outcome.printed)
                guard let fault = outcome.fault else { return printed + "= " + unsigned(outcome.value) + "\n" }
                return fault.kind == .trap ? printed + "trap" : "\(fault.kind): \(fault.text)"
            } catch {
                return "\(error.kind): \(error.text)"
            }
        }
    }

    /// Whether the compiler refuses such a program, too: by a pass that `Compiled` leaves out, for it would compute what traps.
    static func isRefusedAlike(_ outcome: String) -> Bool {
        outcome.hasPrefix("type: ") && outcome.contains("error: a division by zero")
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
