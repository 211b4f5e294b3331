import Foundation

extension AnswerFailure {
    /// How a process ended.
    struct Ending {
        /// What was noticed first.
        var fault: ByteChannel.Fault
        /// As waitpid gives it, of the sandbox, which exits with 128 and the signal's number where its process was stopped by one.
        var status: Int32
        /// What the process left on its standard error.
        var tail: StderrTail
        /// Whether it was not yet ready for calls.
        var whileStarting: Bool
        /// How long the call, or the start, might take.
        var seconds: Double
        /// How much memory it might have, in bytes.
        var memory: UInt64
    }

    /// What an ending means for the call that met it.
    init(_ ending: Ending) {
        switch ending.fault {
        case .late: self = ending.whileStarting ? .lateToStart(seconds: ending.seconds) : .late(seconds: ending.seconds)
        case .unasked: self = .wroteUnasked
        case .closed: self.init(closed: ending)
        }
    }

    private init(closed ending: Ending) {
        let tail = ending.tail
        let code = ending.status >> 8 & 0xff
        let signal = ending.status & 0x7f != 0 ? ending.status & 0x7f : code > 128 ? code - 128 : 0
        func trap(_ cause: String?) -> AnswerFailure { .trapped(cause: cause, offsets: Array(tail.offsets.prefix(16))) }
        switch signal {
        // The sandbox's own words.
        case 0 where ending.whileStarting && tail.lastLine?.hasPrefix("bwrap: ") == true,
            0 where ending.whileStarting && tail.lastLine?.hasPrefix("AnswerHost: cannot confine") == true:
            self = .notStarted(reason: tail.lastLine ?? "")
        case 0 where ending.whileStarting:
            self = .notLoaded(reason: tail.lastLine ?? "it ended with exit(\(code))")
        case 0: self = .exited(code: Int(code))
        case SIGXCPU: self = .usedUpProcessorTime
        case SIGSEGV where !tail.repeatedOffsets.isEmpty:
            self = .trapped(cause: "endless recursion", offsets: tail.repeatedOffsets)
        case SIGSEGV, SIGBUS: self = trap("an access to memory that is not its own")
        case SIGFPE: self = trap("an arithmetic fault")
        case SIGKILL: self = trap("SIGKILL")
        case SIGILL, SIGTRAP, SIGABRT:
            // The runtime's words come before its signal; a process that prints such words and exits has exited.
            if let message = tail.fatalError {
                self = message.contains("allocate") ? .usedUpMemory(bytes: ending.memory) : trap(message)
            } else {
                self = trap(signal == SIGABRT ? "abort()" : nil)
            }
        default: self = trap("signal \(signal)")
        }
    }
}
