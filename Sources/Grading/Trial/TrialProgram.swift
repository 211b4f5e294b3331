import Toolchain

/// The answer's side of a call that a learner typed: it takes the dispatcher's place beside the answer.
struct TrialProgram {
    /// What the learner typed: an expression.
    let call: String

    /// The name by which faults of the call are known.
    static let file = "call"
    /// A longer text is not shown.
    private static let longest = 4 << 10

    /// A file beside the answer, which gives the value of the call as Swift text.
    var program: GeneratedProgram {
        var program = GeneratedProgram()
        program.append(
            """
            import AnswerProtocol
            import Foundation
            import LessonKit
            import PropertyTesting

            @_cdecl("lectern_answer_call")
            public func lecternAnswerCall(_ pointer: Swift.UnsafeMutableRawPointer) {
                let call = AnswerProtocol.AnswerCall.at(pointer)
                do {
                    let lecternText = try lecternTried()
                    call.returned { lecternWriter in lecternWriter.string(lecternText) }
                } catch {
                    call.threw(error)
                }
            }

            private func lecternTried() throws -> Swift.String {
                let lecternResult = try (
            """)
        program.append(call, from: SourceOrigin(file: Self.file, line: 1, column: 1))
        program.append(
            """

                )
                let lecternText = PropertyTesting.swiftText(of: lecternResult)
                let lecternStart = lecternText.utf8.prefix(\(Self.longest))
                return Swift.String(decoding: lecternStart, as: Swift.UTF8.self)
                    + (lecternStart.count < lecternText.utf8.count ? "…" : "")
            }

            """)
        return program
    }
}
