import DeepStack
import Interpreter
import Literate

extension Exercise {
    /// Whether a page can try answers: it knows the code to begin with and the solution, and neither needs the chapter's declarations.
    package var canBeTried: Bool {
        uses.isEmpty && [starter, solution].allSatisfy { (try? $0.text.interpreted()) != nil }
    }

    /// What is wrong with the call with which trying begins, by what the solution gives for it; nil where it gives a value.
    package func callFault(in file: String) -> Diagnostic? {
        func fault(_ message: String, _ advice: String?) -> Diagnostic {
            Diagnostic(file: file, position: starter.fence, message: message, advice: advice)
        }
        guard let call else { return nil }
        guard canBeTried else {
            return fault(
                "'try' is for an answer that can be written in the page, and this one cannot be", "remove it")
        }
        do throws(Fault) {
            let outcome = try solution.text.interpreted(calling: call)
            guard let ending = outcome.fault else { return nil }
            return fault("the solution gives no value for '\(call)': \(ending.message)", ending.advice)
        } catch {
            return fault("the call '\(call)' cannot be tried: \(error.message)", error.advice)
        }
    }
}

extension String {
    /// These functions, if the interpreter takes them.
    fileprivate func interpreted() throws(Fault) {
        try DeepStack.run { () -> Result<Void, Fault> in
            Result { () throws(Fault) in _ = try InterpretedProgram(self) }
        }.get()
    }

    /// What a call of one of these functions gives.
    fileprivate func interpreted(calling call: String) throws(Fault) -> InterpretedProgram.Outcome {
        try DeepStack.run { () -> Result<InterpretedProgram.Outcome, Fault> in
            Result { () throws(Fault) in try InterpretedProgram(self).outcome(of: call) }
        }.get()
    }
}
