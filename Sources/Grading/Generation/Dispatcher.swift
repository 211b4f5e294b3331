import AnswerReading

/// The answer's side: decodes the arguments of a call, calls the answer's function, and encodes what it returned or threw.
///
/// It is compiled into the answer's module, so every name has its module in front: an answer may declare an `Int` of its own.
struct Dispatcher {
    let interface: ExerciseInterface

    /// A file beside the answer.
    var source: String {
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
        let tensors = interface.hasTensor ? WireCode.tensorFunctions : ""
        return head + tensors + interface.functions.indices.map(function).joined()
    }

    private func function(at index: Int) -> String {
        let function = interface.functions[index]
        let decoding = function.parameters.indices.map { place in
            let type = function.parameters[place].type
            return "let a\(place): \(type.qualifiedText) = try \(WireCode(type: type).reading)"
        }
        let arguments = function.parameters.indices.map { place in
            (function.parameters[place].label.map { "\($0): " } ?? "") + "a\(place)"
        }
        return """
            private func lecternCall\(index)(_ call: AnswerProtocol.AnswerCall) {
                var lecternReader = call.arguments
                do {
                    \((decoding + ["try lecternReader.end()"]).joined(separator: "\n        "))
                    do {
                        let result: \(function.result.qualifiedText) = try \(function.name)(\(arguments.joined(separator: ", ")))
                        call.returned { lecternWriter in \(WireCode(type: function.result).writing("result")) }
                    } catch {
                        call.threw(error)
                    }
                } catch {}
            }

            """
    }
}
