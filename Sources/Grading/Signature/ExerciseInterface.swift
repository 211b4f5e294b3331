import AnswerReading
import DeepStack
import Literate
import SwiftParser
import SwiftSyntax
import Toolchain

/// The functions that an exercise asks for, read from its starter.
struct ExerciseInterface: Hashable, Sendable {
    /// The functions, in the starter's order; a call names one by its index.
    var functions: [FunctionSignature]
    /// Where the chapter has each of them.
    private(set) var origins: [Origins]

    /// Where the author wrote what is taken over from a function's declaration.
    struct Origins: Hashable, Sendable {
        var name: SourceOrigin
        /// Of each parameter; nil where it has no default value.
        var defaultValues: [SourceOrigin?]
    }

    /// The functions of `exercise`'s starter.
    /// - Throws: a diagnostic at the starter's line where there are none, or one cannot be asked across processes.
    init(_ exercise: Exercise, file: String) throws(Diagnostic) {
        self = try DeepStack.run {
            Result { () throws(Diagnostic) in try ExerciseInterface(reading: exercise, file: file) }
        }.get()
    }

    private init(reading exercise: Exercise, file: String) throws(Diagnostic) {
        let tree = Parser.parse(source: exercise.starter.text)
        let converter = SourceLocationConverter(fileName: "", tree: tree)
        /// Where `node` begins in the chapter.
        func origin(of node: some SyntaxProtocol) -> SourceOrigin {
            let location = converter.location(for: node.positionAfterSkippingLeadingTrivia)
            return SourceOrigin(
                file: file, line: exercise.starter.start.line + location.line - 1, column: location.column)
        }
        functions = []
        origins = []
        for declared in tree.statements.compactMap({ $0.item.as(FunctionDeclSyntax.self) }) {
            do throws(FunctionSignature.Unsupported) {
                functions.append(try FunctionSignature(declared))
            } catch {
                throw Diagnostic(
                    file: file, position: SourcePosition(origin(of: error.node)), message: error.message)
            }
            let parameters = declared.signature.parameterClause.parameters
            origins.append(
                Origins(
                    name: origin(of: declared.name),
                    defaultValues: parameters.map { $0.defaultValue.map { origin(of: $0.value) } }))
        }
        if functions.isEmpty {
            throw Diagnostic(
                file: file, position: exercise.starter.fence,
                message: "exercise '\(exercise.id)' asks for no function",
                advice: "its starter must declare the function that a learner completes")
        }
    }

    var hasTensor: Bool { functions.contains(where: \.hasTensor) }
}

extension SourcePosition {
    /// The place of an origin in a chapter.
    init(_ origin: SourceOrigin) { self.init(line: origin.line, column: origin.column) }
}
