import AnswerClient
import AnswerProtocol
import Foundation
import Literate
import Toolchain

extension Grader {
    /// Grades a batch, and groups its failing answers by what they return on the calls that made one of them fail. What the journal has is
    /// not judged again.
    ///
    /// - Throws: where a process cannot be started.
    public func review(
        _ batch: Batch, journal: Journal? = nil, observer: @escaping @Sendable (GradeEvent) -> Void = { _ in }
    ) async throws -> (report: GradeReport, classes: AnswerClasses) {
        let (report, found) = await gradeFiles(of: batch, Verdicts(journal: journal), observer: observer)
        let failing = Dictionary(grouping: found.compactMap(\.failing), by: \.exercise)
        var classes = AnswerClasses()
        for chapter in course {
            for exercise in chapter.exercises {
                guard let answers = failing[exercise.id.name] else { continue }
                let prepared = try PreparedExercise(exercise, of: chapter)
                classes.groups += try await groups(of: answers, prepared)
            }
        }
        return (report, classes)
    }

    private func groups(of answers: [FailingAnswer], _ prepared: PreparedExercise) async throws -> [AnswerClasses.Group]
    {
        let probes = FailingAnswer.probes(of: answers)
        let agreement = ComparedCalls([], results: prepared.interface.functions.map(\.result))
        // Equal texts behave alike.
        let texts = Dictionary(grouping: answers, by: \.text).sorted { $0.key < $1.key }
        var found: [(outcomes: [AnswerOutcome], answers: [FailingAnswer])] = []
        for (text, same) in texts {
            let outcomes = try await limit.run { try await self.outcomes(of: text, on: probes, prepared) }
            let alike = found.firstIndex { other in
                zip(zip(other.outcomes, outcomes), probes).allSatisfy { agreement.agree($0.0, $0.1, payload: $1) }
            }
            if let alike { found[alike].answers += same } else { found.append((outcomes, same)) }
        }
        let groups = found.map { AnswerClasses.Group($0.answers) }.sorted { first, second in
            first.count != second.count
                ? first.count > second.count
                : (first.code.utf8.count, first.code) < (second.code.utf8.count, second.code)
        }
        return groups.enumerated().map { index, group in
            var group = group
            group.number = index + 1
            return group
        }
    }

    /// What an answer does on each of the calls.
    private func outcomes(
        of text: String, on probes: [[UInt8]], _ prepared: PreparedExercise
    ) async throws -> [AnswerOutcome] {
        let library = try await libraries.library(of: text, for: prepared)
        return try await scratch.with { scratch in
            let process = AnswerProcess(checkRun.launch(of: library, log: scratch.appending(path: "calls.jsonl")))
            defer { process.stop() }
            var late = 0
            return probes.map { probe in
                // Who does not come back twice does not come back.
                if late >= 2 { return .failed(.givenUpAsSlow(failures: late)) }
                let outcome = process.call(probe)
                if case .failed(.late) = outcome { late += 1 }
                return outcome
            }
        }
    }
}

/// An answer that failed a check, as a review needs it.
struct FailingAnswer: Sendable, Hashable {
    var student: String?
    var exercise: String
    var text: String
    /// The payloads of the calls of failed cases.
    var failed: [[UInt8]]
    var checks: [(name: String, counterexample: String)] { failedChecks.map { ($0[0], $0[1]) } }
    var hint: String?
    private var failedChecks: [[String]]

    init(_ report: AnswerReport, text: String, verdict: Verdict) {
        (student, exercise, self.text, hint) = (report.student, report.exercise, text, report.hint)
        failed = verdict.calls.filter(\.failed).map { Array($0.payload) }
        failedChecks = report.checks.filter { !$0.passed }.map { [$0.name, $0.counterexample ?? ""] }
    }

    /// More calls tell no more, and cost time.
    private static let mostProbes = 100

    /// Calls that made one of them fail, some of each, the shortest first.
    static func probes(of answers: [FailingAnswer]) -> [[UInt8]] {
        let lists = Set(answers.map { Set($0.failed) }).map { list in
            list.sorted { ($0.count, $0.description) < ($1.count, $1.description) }
        }
        .sorted { "\($0)" < "\($1)" }
        var probes: [[UInt8]] = []
        var known: Set<[UInt8]> = []
        for place in 0..<(lists.map(\.count).max() ?? 0) {
            for list in lists
            where place < list.count && probes.count < mostProbes && known.insert(list[place]).inserted {
                probes.append(list[place])
            }
        }
        return probes
    }
}

extension AnswerClasses.Group {
    /// The group of these answers, of which there is one at least; its number is not known yet.
    fileprivate init(_ answers: [FailingAnswer]) {
        let shortest = answers.min { ($0.text.utf8.count, $0.text) < ($1.text.utf8.count, $1.text) }
        let check = answers.flatMap(\.checks).min {
            ($0.counterexample.utf8.count, $0.counterexample, $0.name)
                < ($1.counterexample.utf8.count, $1.counterexample, $1.name)
        }
        self.init(
            exercise: answers.first?.exercise ?? "", number: 0, students: answers.compactMap(\.student).sorted(),
            count: answers.count, counterexample: check?.counterexample ?? "", check: check?.name ?? "",
            code: shortest?.text ?? "", hint: answers.lazy.compactMap(\.hint).first)
    }
}
