import Random

/// Checks one fact. What goes wrong while `condition` is evaluated fails the check.
public func runCheck(
    _ name: String, weight: Double = 1, source: PropertySource? = nil, _ condition: () throws(CaseError) -> Bool
) -> PropertyResult {
    var result = PropertyResult(name: name, passed: true, cases: 1, seed: BaseSeed.current, weight: weight)
    switch Trial.run(property: CurrentCase.nextProperty(), { [] }, condition) {
    case .passed: break
    case .discarded:
        result.passed = false
        result.counterexample = "// the check assumes what does not hold"
    case .failed(let failure):
        result.passed = false
        result.counterexample = counterexample(of: failure, source: source)
        result.failedCall = failure.failedCall
    }
    return result
}

/// The settings of one property's run.
struct PropertyRun {
    var name: String
    var cases: Int
    var weight: Double
    var seed: UInt64
    var source: PropertySource?
    /// Tells this run's cases from those of others.
    let property = CurrentCase.nextProperty()

    /// Ten cases may be discarded for each that counts, as in QuickCheck and its kin.
    static let discardsPerCase = 10
    /// Enough for records of some hundred choices; a body of a millisecond then shrinks within seconds.
    static let shrinkingAttempts = 3000

    /// The outcome of trying `trial` on fresh choices until one fails.
    func result(of trial: (inout Choices) -> Trial) -> PropertyResult {
        var seeds = SplitMix64(seed: seed)
        var tried = 0, discarded = 0
        while tried < cases {
            var choices = Choices(seed: seeds.next(), size: Double(tried + 1) / Double(cases))
            switch trial(&choices) {
            case .passed: tried += 1
            case .discarded:
                discarded += 1
                if discarded > cases * Self.discardsPerCase {
                    return tooManyDiscards(tried: tried, discarded: discarded)
                }
            case .failed(let failure):
                let smallest = simplest(from: choices.record, failure, trial)
                return PropertyResult(
                    name: name, passed: false, cases: tried + 1,
                    counterexample: counterexample(of: smallest, source: source), failedCall: smallest.failedCall,
                    seed: seed, weight: weight)
            }
        }
        return PropertyResult(name: name, passed: true, cases: tried, seed: seed, weight: weight)
    }

    private func simplest(
        from record: [UInt64], _ failure: Trial.Failure, _ trial: (inout Choices) -> Trial
    ) -> Trial.Failure {
        var smallest = failure
        var length = record
        var isLast = failure.isLast
        _ = Shrinking.simplest(from: record, limit: Self.shrinkingAttempts) { candidate throws(Shrinking.Stop) in
            if isLast { throw Shrinking.Stop() }
            var choices = Choices(replaying: candidate)
            guard case .failed(let failure) = trial(&choices) else { return nil }
            isLast = failure.isLast
            if choices.record.isSimpler(than: length) {
                length = choices.record
                smallest = failure
            }
            return choices.record
        }
        return smallest
    }

    private func tooManyDiscards(tried: Int, discarded: Int) -> PropertyResult {
        PropertyResult(
            name: name, passed: false, cases: tried,
            counterexample: """
                // only \(tried) of \(tried + discarded) cases met what the property assumes, and \(cases) are needed;
                // draw arguments that meet it, e.g. .int(in: 1...32), instead of discarding those that do not
                """,
            seed: seed, weight: weight)
    }
}

/// The arguments in their places, and below as comments what happened.
@export(interface) private func counterexample(of failure: Trial.Failure, source: PropertySource?) -> String {
    let call = (source ?? PropertySource()).text(with: failure.arguments)
    let isSilent = call == nil && failure.reason == nil && failure.failedCall == nil
    let reason = (isSilent ? "false" : failure.reason).map { [$0] } ?? []
    let comments = (reason + failure.notes)
        .flatMap { $0.split(maxSplits: longestComment.lines, whereSeparator: { $0.isNewline }) }
    let lines = [call].compactMap { $0 } + comments.map { "// " + shortened($0) }
    return lines.prefix(longestComment.lines).joined(separator: "\n")
}

/// What a reader takes in; a value that is compared may have millions of elements.
private let longestComment = (lines: 40, bytes: 1500)

private func shortened(_ line: Substring) -> String {
    guard line.utf8.count > longestComment.bytes else { return String(line) }
    return String(line.unicodeScalars.prefix(longestComment.bytes / 4)) + "…"
}
