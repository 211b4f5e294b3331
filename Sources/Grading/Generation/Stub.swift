import AnswerReading
import Toolchain

/// The checker's side of an exercise's functions: of the same names and signatures, each asks the answer's process.
struct Stub {
    let interface: ExerciseInterface

    /// A cell that declares the functions. Their names and default values are the author's, all else is ours.
    var program: GeneratedProgram {
        var program = GeneratedProgram()
        program.append(Self.head)
        if interface.hasTensor { program.append(WireCode.tensorFunctions) }
        append(to: &program)
        return program
    }

    /// The functions alone.
    var functions: GeneratedProgram {
        var program = GeneratedProgram()
        append(to: &program)
        return program
    }

    private func append(to program: inout GeneratedProgram) {
        for index in interface.functions.indices { append(function: index, to: &program) }
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

    private func append(function index: Int, to program: inout GeneratedProgram) {
        let function = interface.functions[index], origins = interface.origins[index]
        program.append("func ")
        program.append(function.name, from: origins.name)
        program.append("(")
        for (place, parameter) in function.parameters.enumerated() {
            let label = parameter.label ?? "_"
            let names = label == parameter.name ? label : "\(label) \(parameter.name)"
            program.append((place > 0 ? ", " : "") + "\(names): \(parameter.type.shortText)")
            if let value = parameter.defaultValue, let origin = origins.defaultValues[place] {
                program.append(" = ")
                program.append(value, from: origin)
            }
        }
        let writing = function.parameters.map { WireCode(type: $0.type).writing($0.name) }.joined(separator: "; ")
        let call = function.isThrowing ? "try AnswerLink.throwingCall" : "AnswerLink.call"
        let fallback = function.isThrowing ? "" : "fallback: \(function.result.fallbackText), "
        program.append(
            """
            )\(function.isThrowing ? " throws" : "") -> \(function.result.shortText) {
                \(call)(
                    \(index), text: { "\(callText(function))" }, \(fallback)arguments: { lecternWriter in \(writing) },
                    result: \(WireCode.reader(function.result)))
            }

            """)
    }

    /// `outputSize(input: \(swiftText(of: input)), …)`, to be put into a string.
    private func callText(_ function: FunctionSignature) -> String {
        let arguments = function.parameters.map { parameter in
            (parameter.label.map { "\($0): " } ?? "") + shown(parameter.name, parameter.type)
        }
        return "\(function.name)(\(arguments.joined(separator: ", ")))"
    }

    /// The value of `expression`, to be put into a string. A tuple is taken apart: in a page only a type that has a name says how it is
    /// written.
    private func shown(_ expression: String, _ type: ValueType) -> String {
        guard case .tuple(let elements) = type, !elements.isEmpty else { return "\\(swiftText(of: \(expression)))" }
        let parts = elements.enumerated().map { place, element in
            (element.label.map { "\($0): " } ?? "") + shown("\(expression).\(place)", element.type)
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }
}
