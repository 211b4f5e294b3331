import AnswerProtocol

/// One answer under one check: its process, what it was asked, and how often it may still fail.
struct AnswerSession {
    let cases: CaseHook
    private let process: AnswerProcess
    private let callSeconds: Double
    private let startSeconds: Double
    /// What is added to the index of each function.
    let firstFunction: Int
    private var log: CallLog
    private var printed: PrintedLog
    private var budget: RetryBudget
    private var earlier: [(payload: [UInt8], outcome: AnswerOutcome)] = []
    private var random: any RandomNumberGenerator & Sendable

    init(_ launch: AnswerLaunch, cases: CaseHook, random: any RandomNumberGenerator & Sendable) {
        self.cases = cases
        self.random = random
        process = AnswerProcess(launch)
        callSeconds = launch.callSeconds
        startSeconds = launch.startSeconds
        firstFunction = launch.firstFunction
        budget = RetryBudget(seconds: launch.answerSeconds, endsAtFailure: launch.endsAtFailure)
        log = CallLog(path: launch.log)
        printed = PrintedLog(path: launch.printedLog)
    }

    mutating func call(_ payload: [UInt8]) -> AnswerOutcome {
        let property = cases.property()
        budget.enter(property: property)
        if let failure = budget.exhausted { return .failed(failure) }
        let clock = ContinuousClock(), start = clock.now
        func seconds() -> Double { (clock.now - start) / .seconds(1) }
        var outcome = ask(payload)
        // Its own limit says nothing of a call that got what was left.
        if case .failed(let failure) = outcome, failure.kind == .timeout, let end = budget.end(after: seconds()) {
            outcome = .failed(end)
        }
        printed.append(process.takePrinted(), property: property)
        if case .value(let bytes) = outcome { budget.receive(bytes: bytes.count) }
        if case .failed(.notStarted) = outcome {
            log.keep(outcome)
        } else if property != 0 {
            if log.isAtCaseStart { cases.whenEnded { AnswerLink.endCase(failed: $0) } }
            log.append(payload, outcome, property: property)
        }
        if case .failed(let failure) = outcome {
            budget.spend(seconds(), on: failure)
        } else if let contradiction = contradiction() {
            outcome = .failed(contradiction)
            budget.spend(seconds(), on: contradiction)
        } else {
            budget.spend(seconds())
            remember(payload, outcome)
        }
        if budget.stopsShrinking { cases.stopShrinking() }
        return outcome
    }

    mutating func endCase(failed: Bool) {
        log.endCase(failed: failed)
        printed.endCase(failed: failed)
    }

    private func ask(_ payload: [UInt8]) -> AnswerOutcome {
        process.call(
            payload, within: budget.seconds(ofCall: callSeconds),
            startingWithin: budget.seconds(ofStart: startSeconds))
    }

    /// Asks an earlier question again, now and then: a function of its arguments gives the same answer.
    private mutating func contradiction() -> AnswerFailure? {
        guard random.next() % 10 == 0, !earlier.isEmpty else { return nil }
        let question = earlier[Int(random.next() % UInt64(earlier.count))]
        let again = ask(question.payload)
        // What it prints then is of no case.
        _ = process.takePrinted()
        if again == question.outcome { return nil }
        if case .failed(let failure) = again { return .failedWhenRepeated(failure) }
        return .contradicted
    }

    private mutating func remember(_ payload: [UInt8], _ outcome: AnswerOutcome) {
        guard payload.count < 1 << 14 else { return }
        if earlier.count < 16 {
            earlier.append((payload, outcome))
        } else {
            earlier[Int(random.next() % 16)] = (payload, outcome)
        }
    }
}
