import AnswerClient

/// What came of a learner's own call of their own answer.
public struct Trial: Sendable {
    /// What the call did.
    public var outcome: Outcome
    /// The beginning of what the answer printed, as it came; empty where it printed nothing.
    public var printed: String
    /// Whether it printed more.
    public var isCut: Bool

    /// What a call can do.
    public enum Outcome: Sendable, Hashable {
        /// What it returned, as Swift text.
        case returned(String)
        /// The description of the error that it threw.
        case threw(String)
        /// It trapped or overran a limit: what happened, and what to look at, line by line.
        case failed([String])
        /// The answer's file does not compile.
        case answerFaults([AnswerReport.Problem])
        /// The call does not compile.
        case callFaults([AnswerReport.Problem])
    }

    init(_ outcome: Outcome, printed: PrintedText = PrintedText()) {
        self.outcome = outcome
        self.printed = printed.text
        isCut = printed.isCut
    }

    /// Whether the call gave a value or an error.
    public var succeeded: Bool {
        switch outcome {
        case .returned, .threw: true
        case .failed, .answerFaults, .callFaults: false
        }
    }
}
