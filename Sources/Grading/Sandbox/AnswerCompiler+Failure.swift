import AnswerReading
import Toolchain

extension AnswerCompiler {
    /// The errors in the answer's own lines, each with the notes that follow it there.
    private static func ownFaults(_ diagnostics: [CompilerDiagnostic]) -> [AnswerFault] {
        diagnostics.indices.filter { diagnostics[$0].severity == .error && diagnostics[$0].file == answerFile }.map {
            let error = diagnostics[$0]
            let notes = diagnostics[($0 + 1)...].prefix { $0.severity != .error }.filter {
                $0.severity == .note && $0.file == answerFile
            }
            return AnswerFault(
                line: error.line, column: error.column,
                .compiler(
                    message: error.message,
                    notes: notes.prefix(8).map { CompilerNote(line: $0.line, column: $0.column, message: $0.message) }))
        }
    }

    /// The errors in the call that a learner typed, by its own lines and columns.
    private static func faults(
        ofCall errors: [CompilerDiagnostic], in dispatcher: GeneratedProgram
    ) -> [AnswerFault] {
        errors.filter { $0.file == dispatcherFile }.compactMap { error in
            guard case .reader(let origin) = dispatcher.owner(of: error), origin.file == TrialProgram.file else {
                return nil
            }
            return AnswerFault(line: origin.line, column: origin.column, .compiler(message: error.message))
        }
    }

    /// What a failed compilation says of the answer.
    func failure(_ compilation: Compilation, of prepared: PreparedExercise) -> Failure {
        if compilation.timedOut { return Failure(faults: [AnswerFault(.didNotCompile(seconds: seconds))]) }
        if compilation.crashed {
            return Failure(faults: [AnswerFault(.compilerOverran(megabytes: Int(Self.memory >> 20)))])
        }
        let diagnostics = CompilerDiagnostic.parse(compilation.output)
        let errors = diagnostics.filter { $0.severity == .error }
        let own = Self.ownFaults(diagnostics)
        if !own.isEmpty { return Failure(faults: Array(own.prefix(Self.mostFaults))) }
        let call = Self.faults(ofCall: errors, in: prepared.dispatcher)
        if !call.isEmpty { return Failure(faults: call, isOfCall: true) }
        let used = errors.filter { $0.file == UsedDeclarations.file }
        if let first = used.first, case .reader(let origin) = prepared.uses.owner(of: first) {
            return Failure(faults: [AnswerFault(.usedDoesNotCompile(line: origin.line, message: first.message))])
        }
        let beside = errors.filter { $0.file == Self.dispatcherFile }
        // What is ours compiles beside the solution, so it is this answer's declarations that it does not compile with.
        if let ours = beside.first(where: { prepared.dispatcher.owner(of: $0).isOurs }) {
            return Failure(faults: [AnswerFault(.hidesOurs(message: ours.message))])
        }
        // A call is as the starter asks for it: where it is wrong, the answer's function cannot be called so.
        if !beside.isEmpty {
            return Failure(faults: [AnswerFault(.otherTypes(asked: prepared.interface.functions.map(\.text)))])
        }
        return Failure(faults: [AnswerFault(.compilerSilent(lastWords: String(compilation.output.suffix(300))))])
    }
}
