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
    static func run(property: Int, _ arguments: () -> [String], _ body: () throws -> Bool) -> Trial {
        CurrentCase.run(property: property) { current in judge(current, arguments, body) }
    }

    private static func judge(
        _ current: CurrentCase, _ arguments: () -> [String], _ body: () throws -> Bool
    ) -> Trial {
        var reason: String?
        var holds = false
        do {
            holds = try body()
        } catch is Discarded {
            if current.failedCall == nil { return .discarded }
        } catch let failure as any FailureReason {
            reason = failure.description
        } catch {
            reason = "threw \(errorText(error))"
        }
        if holds && current.failedCall == nil { return .passed }
        return .failed(
            Failure(
                arguments: arguments(),
                reason: current.failedCall == nil ? reason ?? current.comparison?.text : nil, notes: current.notes,
                failedCall: current.failedCall, isLast: current.isLast))
    }
}

/// `ShapeError: the window does not fit`, or the type's name alone where the description only repeats it.
private func errorText(_ error: any Error) -> String {
    let type = String(describing: type(of: error)), description = String(describing: error)
    return description.hasPrefix(type) ? description : "\(type): \(description)"
}
