import AnswerReading
import Toolchain

/// The answer's side: decodes the arguments of a call, calls the answer's function, and encodes what it returned or threw.
///
/// It is compiled into the answer's module, so every name has its module in front: an answer may declare an `Int` of its own.
struct Dispatcher {
    let interface: ExerciseInterface

    /// A file beside the answer. The calls of the answer's functions are what the starter asks for, all else is ours.
    var program: GeneratedProgram {
        let cases = interface.functions.indices.map { "    case \($0): lecternCall\($0)(call)\n" }.joined()
        let head = """
            import AnswerProtocol
            import Kernels

            @_cdecl("lectern_answer_call")
            public func lecternAnswerCall(_ pointer: Swift.UnsafeMutableRawPointer) {
                let call = AnswerProtocol.AnswerCall.at(pointer)
                switch call.function {
            \(cases)    default: break
                }
            }

            """
        var program = GeneratedProgram()
        program.append(head)
        if interface.hasTensor { program.append(WireCode.tensorFunctions) }
        for index in interface.functions.indices { append(function: index, to: &program) }
        return program
    }

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
