/// Why a call gave neither a value nor an error. `words` says it.
public indirect enum AnswerFailure: Sendable, Hashable, Codable {
    /// A failed precondition, an overflow, a signal. The cause is nil where only the debug information knows it. The offsets are
    /// those of the code that was running in the answer's library, innermost first.
    case trapped(cause: String?, offsets: [UInt64])
    /// `exit` and its kin.
    case exited(code: Int)
    /// No reply within the limit.
    case late(seconds: Double)
    /// Not ready for calls within the limit.
    case lateToStart(seconds: Double)
    /// The kernel ended it at its limit of processor time.
    case usedUpProcessorTime
    /// It needed more memory than it may have.
    case usedUpMemory(bytes: UInt64)
    /// The value does not fit in a reply.
    case returnedTooMuch(bytes: Int)
    /// Something came on the channel that was not asked for, or was not a frame.
    case wroteUnasked
    /// The reply's bytes are not a value of the function's type.
    case sentMalformedValue
    /// The reply's bytes are not a description, or too many.
    case sentMalformedError
    /// It threw, where the exercise's function cannot.
    case threw(String)
    /// Called again with earlier arguments, it gave something else.
    case contradicted
    /// Called again with earlier arguments, it failed.
    case failedWhenRepeated(AnswerFailure)
    /// The system could not start the process.
    case notStarted(reason: String)
    /// The process could not load the answer, or what the answer does at its start failed.
    case notLoaded(reason: String)
    /// Not called any more, after `failures` calls that took too long or too much memory.
    case givenUpAsSlow(failures: Int)
    /// Not called any more, or not to the end, as all its calls together have taken the time that they may take.
    case givenUpAsLong(seconds: Double)
    /// Not called any more, after `failures` calls that failed.
    case givenUpAsFailing(failures: Int)
    /// Not called any more, after it had returned so much in all.
    case givenUpAsLarge(bytes: Int)
    /// Not called any more, as it could not be loaded.
    case givenUpAsUnloadable
    /// There is no answer: the check runs outside of a grading.
    case noAnswer

    /// Kinds of failures: two answers that fail alike fail by the same kind.
    public enum Kind: Sendable, Hashable { case trap, exit, timeout, memory, oddReply, start, givenUp }

    /// What kind of failure it is.
    public var kind: Kind {
        switch self {
        case .trapped: .trap
        case .exited: .exit
        case .late, .lateToStart, .usedUpProcessorTime: .timeout
        case .usedUpMemory, .returnedTooMuch: .memory
        case .wroteUnasked, .sentMalformedValue, .sentMalformedError, .threw, .contradicted, .failedWhenRepeated:
            .oddReply
        case .notStarted, .notLoaded, .noAnswer: .start
        case .givenUpAsSlow, .givenUpAsLong, .givenUpAsFailing, .givenUpAsLarge, .givenUpAsUnloadable: .givenUp
        }
    }

    /// Why it trapped, and where; nil and none for another failure.
    public var trap: (cause: String?, offsets: [UInt64]) {
        if case .trapped(let cause, let offsets) = self { (cause, offsets) } else { (nil, []) }
    }
}
