import AnswerReading

/// The checker's side of an exercise's functions: of the same names and signatures, each asks the answer's process.
struct Stub {
    let interface: ExerciseInterface

    /// A cell that declares the functions.
    var source: String {
        let tensors = interface.hasTensor ? WireCode.tensorFunctions : ""
        return Self.head + tensors + interface.functions.indices.map(function).joined()
    }

    /// Connects `AnswerClient` with the properties of the process: it does not link PropertyTesting, which is in LessonKit's library.
    private static let head = """
        import AnswerClient
        import AnswerProtocol
        import Kernels
        import Random
        if let launch = AnswerLaunch.fromEnvironment() {
            BaseSeed.current = launch.seed
            AnswerLink.begin(
                launch,
                cases: CaseHook(
                    property: { CurrentCase.property },
                    fail: { call, failure in
                        CurrentCase.fail(
                            FailedCall(
                                call: call, failure: failure.words, cause: failure.trap.cause,
                                offsets: failure.trap.offsets))
                    },
                    note: { line in CurrentCase.note(line) }, stopShrinking: { CurrentCase.stopShrinking() },
                    whenEnded: { action in CurrentCase.whenEnded(action) }, error: { words in Mismatch(words) },
                    text: { value in swiftText(of: value) }),
                random: SplitMix64(seed: launch.seed))
        }

        """

    private func function(at index: Int) -> String {
        let function = interface.functions[index]
        let list = function.parameters.map { parameter in
            let label = parameter.label ?? "_"
            let names = label == parameter.name ? label : "\(label) \(parameter.name)"
            return "\(names): \(parameter.type.shortText)" + (parameter.defaultValue.map { " = \($0)" } ?? "")
        }
        let writing = function.parameters.map { WireCode(type: $0.type).writing($0.name) }.joined(separator: "; ")
        let call = function.isThrowing ? "try AnswerLink.throwingCall" : "AnswerLink.call"
        let fallback = function.isThrowing ? "" : "fallback: \(function.result.fallbackText), "
        return """
            func \(function.name)(\(list.joined(separator: ", ")))\(function.isThrowing ? " throws" : "") -> \(function.result.shortText) {
                \(call)(
                    \(index), text: { "\(callText(function))" }, \(fallback)arguments: { lecternWriter in \(writing) },
                    result: \(WireCode.reader(function.result)))
            }

            """
    }

    /// `outputSize(input: \(swiftText(of: input)), …)`, to be put into a string.
    private func callText(_ function: FunctionSignature) -> String {
        let arguments = function.parameters.map { parameter in
            (parameter.label.map { "\($0): " } ?? "") + "\\(swiftText(of: \(parameter.name)))"
        }
        return "\(function.name)(\(arguments.joined(separator: ", ")))"
    }
}
