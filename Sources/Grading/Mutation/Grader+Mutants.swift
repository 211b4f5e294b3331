import Literate
import Toolchain

extension Grader {
    /// Tries small mistakes in the solutions of exercises, each of which the exercise's check should catch.
    ///
    /// - Parameters:
    ///   - names: the exercises; nil for all of the course.
    ///   - observer: told of each exercise's report as it comes, in no particular order.
    /// - Returns: the reports in the course's order. The same cases are tried every time.
    /// - Throws: where a mutant cannot be tried.
    public func tryMutants(
        of names: Set<String>? = nil, observer: @escaping @Sendable (MutantReport) -> Void = { _ in }
    ) async throws -> [MutantReport] {
        let asked = course.flatMap { chapter in chapter.exercises.map { (chapter, $0) } }.filter { _, exercise in
            names?.contains(exercise.id.name) ?? true
        }
        var reseeded = reseeded(0)
        reseeded.countsFinal = true
        let grader = reseeded
        let store = ContentStore(folder: evaluator.cache.folder.appending(path: "mutants"))
        return try await withThrowingTaskGroup(of: (Int, MutantReport).self) { group in
            for (index, (chapter, exercise)) in asked.enumerated() {
                group.addTask {
                    let trial = MutantTrial(grader: grader, chapter: chapter, exercise: exercise, store: store)
                    do {
                        return (index, try await trial.run())
                    } catch let fault as Diagnostic {
                        return (index, MutantReport(exercise, of: chapter, fault: fault))
                    }
                }
            }
            var found: [Int: MutantReport] = [:]
            for try await (index, report) in group {
                found[index] = report
                observer(report)
            }
            return asked.indices.compactMap { found[$0] }
        }
    }
}

extension AnswerLimits {
    /// What a mutant may use: of many mistakes each hangs, and is caught after the first second.
    public static var ofMutants: AnswerLimits {
        var limits = AnswerLimits()
        limits.callSeconds = 1
        limits.checkSeconds = 20
        return limits
    }
}
