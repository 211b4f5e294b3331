import AnswerReading
import Evaluation
import Literate

/// An exercise's check and its misconceptions as functions of a chapter's module for pages.
struct PageCheckSource: Sendable {
    let exercise: Exercise
    private let interface: ExerciseInterface

    /// - Throws: a diagnostic where no function can be asked.
    init(_ exercise: Exercise, file: String) throws(Diagnostic) {
        self.exercise = exercise
        interface = try ExerciseInterface(exercise, file: file)
    }

    /// Whether a page has the types of its functions, and all that an answer may use.
    var isPossible: Bool { exercise.uses.isEmpty && !interface.hasTensor }

    /// The heads of the functions that are asked for.
    var heads: [String] { interface.functions.map(\.text) }

    /// The name of the file that its code is compiled in; the compiler's errors have it.
    var fileName: String { "\(exercise.id).swift" }

    /// The functions, of the exercise with this index. What the author declared is local to them, so that exercises may use one name.
    func text(index: Int) -> String {
        let wrong = exercise.misconceptions.enumerated().map { function(of: $1, name: "lecternWrong\(index)_\($0)") }
        return """
            func lecternCheck\(index)() throws(CaseError) {
            \(Stub(interface: interface).functions.text)
            do {
            \(EmbeddedCheckCode(exercise.check.text).text)
            }
            }
            \(wrong.joined(separator: "\n"))

            """
    }

    /// Calls a misconception as `Dispatcher` calls an answer.
    private func function(of wrong: Exercise.Misconception, name: String) -> String {
        let cases = interface.functions.enumerated().map { index, function in
            let decoding = function.parameters.enumerated().map { place, parameter in
                "let a\(place): \(parameter.type.qualifiedText) = try \(WireCode(type: parameter.type).reading)"
            }
            let arguments = function.parameters.enumerated().map { place, parameter in
                (parameter.label.map { "\($0): " } ?? "") + "a\(place)"
            }
            return """
                case \(index):
                    \(decoding.joined(separator: "\n        "))
                    let result: \(function.result.qualifiedText) = try \(function.name)(\(arguments.joined(separator: ", ")))
                    \(WireCode(type: function.result).writing("result"))
                """
        }
        return """
            func \(name)(_ payload: [UInt8]) -> AnswerOutcome {
            \(wrong.source.text.withBlankImports)
            var lecternReader = WireReader(payload), lecternWriter = WireWriter()
            do {
                switch try lecternReader.integer(Swift.UInt32.self) {
                \(cases.joined(separator: "\n    "))
                default: return .failed(.noAnswer)
                }
            } catch { return .thrown("") }
            return .value(lecternWriter.bytes)
            }

            """
    }

    /// What the module's exports ask: the check, the types, the hints and the misconceptions of the exercise with an index.
    static func table(of sources: [PageCheckSource]) -> String {
        func switching(_ head: String, otherwise: String, _ value: (Int, PageCheckSource) -> String) -> String {
            let cases = sources.enumerated().map { "    case \($0): \(value($0, $1))\n" }.joined()
            return "func \(head) {\n    switch exercise {\n\(cases)    default: \(otherwise)\n    }\n}\n"
        }
        return switching("lecternRun(_ exercise: Int) throws(CaseError)", otherwise: "break") { index, _ in
            "try lecternCheck\(index)()"
        }
            + switching("lecternResultTypes(_ exercise: Int) -> [ValueType]", otherwise: "return []") { _, source in
                "return [\(source.interface.functions.map(\.result.literal).joined(separator: ", "))]"
            }
            + switching("lecternHints(_ exercise: Int) -> [String]", otherwise: "return []") { _, source in
                "return [\(source.exercise.misconceptions.map(\.hint.debugDescription).joined(separator: ", "))]"
            }
            + switching(
                "lecternWrong(_ exercise: Int, _ wrong: Int, _ payload: [UInt8]) -> AnswerOutcome",
                otherwise: "return .failed(.noAnswer)"
            ) { index, source in
                let wrong = source.exercise.misconceptions.indices.map { "lecternWrong\(index)_\($0)" }
                guard !wrong.isEmpty else { return "return .failed(.noAnswer)" }
                return "return [\(wrong.joined(separator: ", "))][wrong](payload)"
            }
    }
}

extension ValueType {
    /// An expression that gives this type.
    fileprivate var literal: String {
        switch self {
        case .integer(let name): ".integer(\"\(name)\")"
        case .float: ".float"
        case .double: ".double"
        case .bool: ".bool"
        case .string: ".string"
        case .tensor: ".tensor"
        case .array(let element): ".array(\(element.literal))"
        case .optional(let wrapped): ".optional(\(wrapped.literal))"
        case .dictionary(let key, let value): ".dictionary(\(key.literal), \(value.literal))"
        case .tuple(let elements):
            ".tuple([\(elements.map { ".init(type: \($0.type.literal))" }.joined(separator: ", "))])"
        }
    }
}
