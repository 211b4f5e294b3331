import DeepStack
import SwiftParser
import SwiftSyntax
import Toolchain

/// A solution with a mistake in it, as one file of a library of many: what it declares is its file's own.
struct MutantFile: Sendable {
    /// Its number in the library; the solution itself is number 0.
    var number: Int
    var text: String

    /// The name by which the compiler knows it.
    var name: String { Self.name(number) }

    static func name(_ number: Int) -> String { "mutant-\(number).swift" }

    /// The files of `mutations` of `solution` in their order, after the solution's own.
    static func files(of mutations: [Mutation], in solution: String, for interface: ExerciseInterface) -> [MutantFile] {
        let insertions = privacy(of: solution)
        return ([[]] + mutations.map(\.edits)).enumerated().map { number, edits in
            // At one place the word comes before the change.
            let all = (insertions + edits).enumerated().sorted {
                ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
            }
            let own = solution.applying(all.map(\.element))
            let dispatcher = Dispatcher(interface: interface, entry: .mutant(number)).program.text
            return MutantFile(number: number, text: own + "\n" + dispatcher)
        }
    }

    /// The library's only entry: a call's index names the function and, by its place among `numbers`, the mutant.
    static func entry(numbers: [Int], functions: Int) -> String {
        let cases = numbers.enumerated().map { place, number in
            "    case \(place): lecternMutant\(number)(call, call.function % \(functions))\n"
        }
        return """
            import AnswerProtocol

            \(Dispatcher.head)    switch call.function / \(functions) {
            \(cases.joined())    default: break
                }
            }

            """
    }

    /// The word before each declaration of the file that hides it from the others.
    private static func privacy(of solution: String) -> [Mutation.Edit] {
        DeepStack.run {
            Parser.parse(source: solution).statements.compactMap { statement in
                guard case .decl(let declaration) = statement.item, !declaration.is(ImportDeclSyntax.self) else {
                    return nil
                }
                let attributes = declaration.asProtocol((any WithAttributesSyntax).self)?.attributes
                let first = attributes?.lastToken(viewMode: .sourceAccurate)?.nextToken(viewMode: .sourceAccurate)
                let token = first ?? declaration.firstToken(viewMode: .sourceAccurate)
                return token.map { token in
                    let place = token.trimmedBytes.lowerBound
                    return Mutation.Edit(range: place..<place, text: "fileprivate ")
                }
            }
        }
    }
}
