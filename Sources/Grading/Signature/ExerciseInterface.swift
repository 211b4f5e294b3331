import AnswerReading
import Literate
import SwiftParser
import SwiftSyntax

/// The functions that an exercise asks for, read from its starter.
struct ExerciseInterface: Hashable, Sendable {
    /// The functions, in the starter's order; a call names one by its index.
    var functions: [FunctionSignature]

    /// The functions of `exercise`'s starter.
    /// - Throws: a diagnostic at the starter's line where there are none, or one cannot be asked across processes.
    init(_ exercise: Exercise, file: String) throws(Diagnostic) {
        let tree = Parser.parse(source: exercise.starter.text)
        let converter = SourceLocationConverter(fileName: "", tree: tree)
        functions = []
        for declared in tree.statements.compactMap({ $0.item.as(FunctionDeclSyntax.self) }) {
            do throws(FunctionSignature.Unsupported) {
                functions.append(try FunctionSignature(declared))
            } catch {
                let location = converter.location(for: error.node.positionAfterSkippingLeadingTrivia)
                throw Diagnostic(
                    file: file,
                    position: SourcePosition(
                        line: exercise.starter.start.line + location.line - 1, column: location.column),
                    message: error.message)
            }
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
