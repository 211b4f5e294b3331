/// What came of one case.
enum Trial {
    case passed
    case discarded
    case failed(Failure)

    struct Failure {
        /// The arguments as Swift text.
        var arguments: [String]
        /// What happened, or what was compared; nil where the body just returned false, or a call below it failed.
        var reason: String?
        /// What code below the body had to say.
        var notes: [String]
        /// The call that failed below the body.
        var failedCall: FailedCall?
        /// Whether no smaller case is looked for.
        var isLast: Bool
    }

    var isFailure: Bool { if case .failed = self { true } else { false } }

    /// Runs one case of a property: `body` on arguments whose text `arguments` gives.
    static func run(property: Int, _ arguments: () -> [String], _ body: () throws(CaseError) -> Bool) -> Trial {
        CurrentCase.run(property: property) { current in judge(current, arguments, body) }
    }

    @export(interface) private static func judge(
        _ current: CurrentCase, _ arguments: () -> [String], _ body: () throws(CaseError) -> Bool
    ) -> Trial {
        var reason: String?
        var holds = false
        do throws(CaseError) {
            holds = try body()
        } catch {
            if !error.discardsCase { reason = error.reason } else if current.failedCall == nil { return .discarded }
        }
        if holds && current.failedCall == nil { return .passed }
        return .failed(
            Failure(
                arguments: arguments(),
                reason: current.failedCall == nil ? reason ?? current.comparison?.text : nil, notes: current.notes,
                failedCall: current.failedCall, isLast: current.isLast))
    }
}
