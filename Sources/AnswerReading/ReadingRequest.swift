/// A text that somebody handed in, on its way to the process that parses it.
package enum ReadingRequest: Sendable, Codable {
    /// Review the text of an answer that must have these functions.
    case exercise(text: String, functions: [FunctionSignature])
    /// Read the text of a `quizzes.yml`.
    case quizzes(text: String)
    /// Read whose the folders of an export are.
    case submitters(text: String)
    /// Take the tokens of an answer, to compare it with others.
    case tokens(text: String)

    /// Parses the text. Whatever it is, this may overflow the stack, take all memory, or never end.
    package func reply() -> ReadingReply {
        switch self {
        case .exercise(let text, let functions): return .faults(AnswerReview(text, functions: functions).faults)
        case .submitters(let text): return .submitters(Submitters(text))
        case .tokens(let text): return .tokens(AnswerTokens(text))
        case .quizzes(let text):
            do throws(AnswerFault) {
                return .entries(try QuizAnswers(text).entries)
            } catch {
                return .faults([error])
            }
        }
    }
}

/// What was read.
package enum ReadingReply: Sendable, Codable {
    /// What is wrong with the text; nothing where it can be compiled.
    case faults([AnswerFault])
    /// The answers to quizzes.
    case entries([QuizAnswers.Entry])
    /// The tokens of an answer.
    case tokens(AnswerTokens)
    /// Whose the folders of an export are.
    case submitters(Submitters)
}

extension ReadingReply {
    /// The faults; none where there are entries.
    package var faults: [AnswerFault] { if case .faults(let faults) = self { faults } else { [] } }
}
