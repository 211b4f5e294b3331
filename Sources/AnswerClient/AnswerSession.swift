import Random
import AnswerProtocol
import Foundation
import PropertyTesting

/// One answer under one check: its process, what it was asked, and how much patience is left.
struct AnswerSession {
    private let process: AnswerProcess
    private var log: CallLog
    private var patience = Patience()
    private var earlier: [(payload: [UInt8], outcome: AnswerOutcome)] = []
    private var random: SplitMix64

    init(_ launch: AnswerLaunch) {
        process = AnswerProcess(launch)
        log = CallLog(path: launch.log)
        random = SplitMix64(seed: launch.seed)
    }

    mutating func call(_ payload: [UInt8]) -> AnswerOutcome {
        patience.enter(property: CaseReport.property)
        if let reason = patience.exhausted { return .failed(.init(kind: .exit, message: reason)) }
        var outcome = process.call(payload)
        log.append(payload, outcome)
        if case .failed(let failure) = outcome {
            patience.lose(failure.kind)
            if patience.stopsShrinking { CaseReport.stop() }
        } else if let contradiction = contradiction() {
            outcome = .failed(contradiction)
        } else {
            remember(payload, outcome)
        }
        return outcome
    }

    mutating func endCase(failed: Bool) { log.endCase(failed: failed) }

    /// Asks an earlier question again, now and then: a function of its arguments gives the same answer.
    private mutating func contradiction() -> AnswerFailure? {
        guard UInt64.random(in: 0..<10, using: &random) == 0, let question = earlier.randomElement(using: &random)
        else {
            return nil
        }
        let again = process.call(question.payload)
        guard again != question.outcome else { return nil }
        let message: String
        switch again {
        case .failed(let failure): message = "was called again with earlier arguments, and \(failure.message)"
        default: message = "returned something else when it was called again with the same arguments as before"
        }
        patience.lose(.protocolError)
        return AnswerFailure(kind: .protocolError, message: message)
    }

    private mutating func remember(_ payload: [UInt8], _ outcome: AnswerOutcome) {
        guard payload.count < 1 << 14 else { return }
        if earlier.count < 16 {
            earlier.append((payload, outcome))
        } else {
            earlier[Int.random(in: 0..<16, using: &random)] = (payload, outcome)
        }
    }
}

/// How often an answer may fail, and how slowly, before no more is tried.
struct Patience {
    private var property = 0
    private var failures = 0
    private var slowFailures = 0
    private var allFailures = 0
    private var allSlowFailures = 0
    private var startFailures = 0

    /// A new property gets new patience, out of what is left in all.
    mutating func enter(property: Int) {
        guard property != self.property else { return }
        self.property = property
        failures = 0
        slowFailures = 0
    }

    mutating func lose(_ kind: AnswerFailure.Kind) {
        let isSlow = kind == .timeout || kind == .memory
        failures += 1
        allFailures += 1
        if kind == .start { startFailures += 1 }
        if isSlow {
            slowFailures += 1
            allSlowFailures += 1
        }
    }

    /// A restart takes some 20 ms, a slow failure seconds: the smallest counterexample is not worth more than a few of those.
    var stopsShrinking: Bool { failures >= 40 || slowFailures >= 2 || exhausted != nil }

    /// Why no call is made any more, or nil.
    var exhausted: String? {
        if startFailures >= 3 { return "could not be loaded" }
        if allSlowFailures >= 5 {
            return "was not called any more: \(allSlowFailures) calls had taken too long or too much memory"
        }
        if allFailures >= 200 { return "was not called any more: \(allFailures) calls had failed" }
        return nil
    }
}
