import AnswerReading
import Toolchain

/// The answer's side: decodes the arguments of a call, calls the answer's function, and encodes what it returned or threw.
///
/// It is compiled into the answer's module, so every name has its module in front: an answer may declare an `Int` of its own.
struct Dispatcher {
    let interface: ExerciseInterface
    var entry = Entry.answer

    /// How the functions are reached.
    enum Entry: Hashable {
        /// They are the library's only ones.
        case answer
        /// They are those of a mutant, one of many in a library, each in a file of its own.
        case mutant(Int)
    }

    /// A file beside the answer. The calls of the answer's functions are what the starter asks for, all else is ours.
    var program: GeneratedProgram {
        let cases = interface.functions.indices.map { "    case \($0): lecternCall\($0)(call)\n" }.joined()
        var program = GeneratedProgram()
        program.append("import AnswerProtocol\nimport Kernels\n\n")
        switch entry {
        case .answer:
            program.append(Self.head)
            program.append("    switch call.function {\n")
        case .mutant(let number):
            program.append("func lecternMutant\(number)(_ call: AnswerProtocol.AnswerCall, _ function: Swift.Int) {\n")
            program.append("    switch function {\n")
        }
        program.append("\(cases)    default: break\n    }\n}\n")
        if interface.hasTensor { program.append(WireCode.tensorFunctions) }
        for index in interface.functions.indices { append(function: index, to: &program) }
        return program
    }

    /// The library's only entry, up to the choice of a function.
    static let head = """
        @_cdecl("lectern_answer_call")
        public func lecternAnswerCall(_ pointer: Swift.UnsafeMutableRawPointer) {
            let call = AnswerProtocol.AnswerCall.at(pointer)

        """

    private func append(function index: Int, to program: inout GeneratedProgram) {
        let function = interface.functions[index]
        let decoding = function.parameters.indices.map { place in
            let type = function.parameters[place].type
            return "let a\(place): \(type.qualifiedText) = try \(WireCode(type: type).reading)"
        }
        let arguments = function.parameters.indices.map { place in
            (function.parameters[place].label.map { "\($0): " } ?? "") + "a\(place)"
        }
        program.append(
            """
            private func lecternCall\(index)(_ call: AnswerProtocol.AnswerCall) {
                var lecternReader = call.arguments
                do {
                    \((decoding + ["try lecternReader.end()"]).joined(separator: "\n        "))
                    do {

            """)
        program.append(
            "            let result: \(function.result.qualifiedText) = try \(function.name)(\(arguments.joined(separator: ", ")))",
            from: interface.origins[index].name)
        program.append(
            """

                        call.returned { lecternWriter in \(WireCode(type: function.result).writing("result")) }
                    } catch {
                        call.threw(error)
                    }
                } catch {}
            }

            """)
    }
}
