extension AnswerFailure {
    /// What happened, to be read after the call: `did not return within 2 s`. A trap's cause and place are told by whoever knows
    /// the answer's lines.
    public var words: String {
        switch self {
        case .trapped: "trapped"
        case .exited(let code): "ended its process with exit(\(code))"
        case .late(let limit): "did not return within \(Self.text(limit)) s"
        case .lateToStart(let limit): "was not ready for calls within \(Self.text(limit)) s"
        case .usedUpProcessorTime: "used up its processor time"
        case .usedUpMemory(let bytes): "needed more memory than \(bytes >> 20) MB"
        case .returnedTooMuch(let bytes): "returned more than \(bytes >> 10) KB"
        case .wroteUnasked: "wrote to the channel on which calls are answered"
        case .sentMalformedValue: "sent bytes that are not a value of its return type"
        case .sentMalformedError: "sent a malformed error description"
        case .threw(let description): "threw \(description)"
        case .contradicted: "returned something else when it was called again with the same arguments"
        case .failedWhenRepeated(let failure):
            "was called again with earlier arguments, and \(failure.words)"
                + (failure.trap.cause.map { ": \($0)" } ?? "")
        case .notStarted(let reason): "could not be started: \(reason)"
        case .notLoaded(let reason): "could not be loaded: \(reason)"
        case .givenUpAsSlow(let failures):
            "was not called any more: \(failures) calls had taken too long or too much memory"
        case .givenUpAsLong(let limit):
            "has no time left: all calls of this answer together may take \(Self.text(limit)) s"
        case .givenUpAsFailing(let failures): "was not called any more: \(failures) calls had failed"
        case .givenUpAsLarge(let bytes): "was not called any more: it had returned more than \(bytes >> 20) MB in all"
        case .givenUpAsUnloadable: "was not called any more: it could not be loaded"
        case .noAnswer: "has no answer: this check runs outside of a grading"
        }
    }

    private static func text(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
