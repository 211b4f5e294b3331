import Foundation

/// How an answer's process came to its end, put in words.
struct Ending {
    var fault: ByteChannel.Fault
    /// As waitpid gives it, of the sandbox, which exits with 128 and the signal's number where its process was stopped by one.
    var status: Int32
    var words: LastWords
    var launch: AnswerLaunch
    var whileStarting: Bool

    var failure: AnswerFailure {
        switch fault {
        case .late where whileStarting:
            return AnswerFailure(
                kind: .timeout, message: "was not ready for calls within \(seconds(launch.startSeconds))")
        case .late:
            return AnswerFailure(kind: .timeout, message: "did not return within \(seconds(launch.callSeconds))")
        case .unasked:
            return AnswerFailure(kind: .protocolError, message: "wrote to the channel on which calls are answered")
        case .closed: return closed
        }
    }

    private var closed: AnswerFailure {
        if let message = words.fatalError {
            return message.contains("allocate") ? outOfMemory : trap(message)
        }
        let code = status >> 8 & 0xff
        let signal = status & 0x7f != 0 ? status & 0x7f : code > 128 ? code - 128 : 0
        switch signal {
        case 0 where whileStarting:
            let reason = words.lastLine ?? "it ended with exit(\(code))"
            return AnswerFailure(kind: .start, message: "could not be loaded: \(reason)")
        case 0: return AnswerFailure(kind: .exit, message: "ended its process with exit(\(code))")
        case SIGXCPU: return AnswerFailure(kind: .timeout, message: "used up its processor time")
        case SIGSEGV where !words.repeatedOffsets.isEmpty:
            return AnswerFailure(kind: .trap, message: "trapped: endless recursion", offsets: words.repeatedOffsets)
        case SIGSEGV, SIGBUS: return trap("an access to memory that is not its own")
        case SIGILL, SIGTRAP: return trap("a failed precondition")
        case SIGFPE: return trap("an arithmetic fault")
        case SIGABRT: return trap("abort()")
        case SIGKILL: return trap("SIGKILL")
        default: return trap("signal \(signal)")
        }
    }

    private var outOfMemory: AnswerFailure {
        AnswerFailure(kind: .memory, message: "needed more memory than \(launch.memory >> 20) MB")
    }

    private func trap(_ message: String) -> AnswerFailure {
        AnswerFailure(kind: .trap, message: "trapped: \(message)", offsets: Array(words.offsets.prefix(16)))
    }

    private func seconds(_ value: Double) -> String { value == value.rounded() ? "\(Int(value)) s" : "\(value) s" }
}
