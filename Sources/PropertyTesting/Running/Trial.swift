/// What came of one case.
enum Trial {
    case passed
    case discarded
    case failed(Failure)

    struct Failure {
        /// The arguments as Swift text.
        var arguments: [String]
        /// What happened, or what was compared; nil where the body just returned false.
        var reason: String?
        /// What code below the body had to say.
        var notes: [String]
    }

    /// Runs one case: `body` on arguments whose text `arguments` gives.
    static func run(_ arguments: () -> [String], _ body: () throws -> Bool) -> Trial {
        CaseReport.beginCase()
        Comparison.begin()
        let trial = judge(arguments, body)
        if case .failed = trial { CaseReport.endCase(failed: true) } else { CaseReport.endCase(failed: false) }
        return trial
    }

    private static func judge(_ arguments: () -> [String], _ body: () throws -> Bool) -> Trial {
        var reason: String?
        var holds = false
        do {
            holds = try body()
        } catch is Discarded {
            if CaseReport.failure == nil { return .discarded }
        } catch let failure as any FailureReason {
            reason = failure.description
        } catch {
            reason = "threw \(errorText(error))"
        }
        let failure = CaseReport.failure
        if holds && failure == nil { return .passed }
        let why = failure ?? reason ?? Comparison.text
        return .failed(Failure(arguments: arguments(), reason: why, notes: CaseReport.notes))
    }
}

/// `ShapeError: the window does not fit`, or the type's name alone where the description only repeats it.
private func errorText(_ error: any Error) -> String {
    let type = String(describing: type(of: error)), description = String(describing: error)
    return description.hasPrefix(type) ? description : "\(type): \(description)"
}
