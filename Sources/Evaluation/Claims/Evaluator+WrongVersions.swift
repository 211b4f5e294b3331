import Literate
import Outputs
import Toolchain

/// What came of a chapter's wrong versions.
public struct WrongVersionProof: Sendable, Hashable {
    /// How many their properties noticed.
    public var noticed = 0
    /// Those that prove nothing, at their places.
    public var failures: [Diagnostic] = []

    /// A proof of no wrong version.
    public init() {}
}

extension Evaluator {
    /// Tries each property of `chapter` that has a wrong version with it, in place of the right one: it must fail. What was noticed
    /// before is not tried again.
    ///
    /// - Parameters:
    ///   - outputs: what the chapter's cells did. A property that does not hold there, or was not tried, is no use to try.
    ///   - jobs: how many are tried at a time.
    /// - Throws: where the cache cannot be written or the host cannot be started.
    public func prove(
        wrongVersionsOf chapter: Chapter, outputs: ChapterOutputs, jobs: Int = 2
    ) async throws -> WrongVersionProof {
        guard !chapter.wrongVersions.isEmpty else { return WrongVersionProof() }
        let known = try await NoticedVersions(of: chapter, by: self)
        var proof = WrongVersionProof()
        let untried = chapter.wrongVersions.filter { !known.contains($0) }
        proof.noticed = chapter.wrongVersions.count - untried.count
        guard !untried.isEmpty else { return proof }
        // What several versions have above them runs once.
        let kept = KeptHosts(most: max(jobs, 1))
        let outcomes = try await kept.ending {
            try await keeping(kept).outcomes(of: untried, in: chapter, outputs: outputs, jobs: jobs)
        }
        for (index, version) in untried.enumerated() {
            switch outcomes[index] {
            case .noticed:
                proof.noticed += 1
                known.insert(version)
            case .faulty(let fault): proof.failures.append(version.diagnostic(fault, file: chapter.file))
            case .notTried, nil: break
            }
        }
        return proof
    }

    /// What came of each of `versions`, by its place among them.
    private func outcomes(
        of versions: [WrongVersion], in chapter: Chapter, outputs: ChapterOutputs, jobs: Int
    ) async throws -> [Int: WrongVersionTrial.Outcome] {
        let syntax = ChapterSyntax(chapter)
        let claims = chapter.cells.map { $0.kind.leavesState ? ClaimedNames(in: $0.source.text).names : [] }
        return try await withThrowingTaskGroup(of: (Int, WrongVersionTrial.Outcome).self) { group in
            var waiting = Array(versions.enumerated())[...]
            func startNext() {
                guard let (index, version) = waiting.popFirst() else { return }
                group.addTask {
                    let trial = WrongVersionTrial(
                        evaluator: self, chapter: chapter, syntax: syntax, version: version, outputs: outputs)
                    return (index, try await trial.run(claims))
                }
            }
            for _ in 0..<max(jobs, 1) { startNext() }
            var outcomes: [Int: WrongVersionTrial.Outcome] = [:]
            for try await (index, outcome) in group {
                outcomes[index] = outcome
                startNext()
            }
            return outcomes
        }
    }
}

/// One wrong version that is tried.
private struct WrongVersionTrial: Sendable {
    let evaluator: Evaluator
    let chapter: Chapter
    let syntax: ChapterSyntax
    let version: WrongVersion
    let outputs: ChapterOutputs

    enum Outcome: Sendable {
        case noticed
        case faulty(WrongVersionFault)
        /// The property does not hold for the right version, either, which is told elsewhere.
        case notTried
    }

    /// - Parameter claims: what each cell claims.
    func run(_ claims: [[String]]) async throws -> Outcome {
        let claiming = chapter.cells.filter { claims[$0.index].contains(version.property) }
        guard let last = claiming.last?.index else {
            return .faulty(.unknownProperty(known: claims.flatMap { $0 }))
        }
        guard claiming.count == 1 else { return .faulty(.manyCells(lines: claiming.map(\.source.fence.line))) }
        guard outputs.cells[last].status == .completed, outputs.cells[last].holds(version.property) == true else {
            return .notTried
        }
        let planted: PlantedVersion
        do {
            planted = try PlantedVersion(version, in: chapter, syntax, upTo: last)
        } catch {
            return .faulty(error)
        }
        // What the property needs besides, as a network that was trained, only the whole chapter has.
        let slice = ChapterSlice(
            of: chapter, syntax, upTo: last, mentioning: planted.mentioned,
            forcing: planted.replacesCells ? Set(planted.programs.keys) : [])
        let control = try await evaluator.run(slice)
        let holds = control.allSatisfy { $0.status == .completed } && control.last?.holds(version.property) == true
        let tried = holds ? slice : ChapterSlice(wholeOf: chapter, upTo: last)
        return judge(try await evaluator.run(tried, changing: planted.programs.mapValues(\.text)), planted)
    }

    private func judge(_ outputs: [CellOutput], _ planted: PlantedVersion) -> Outcome {
        guard let stopped = outputs.first(where: { $0.status == .failed }), let error = stopped.error else {
            guard let holds = outputs.last?.holds(version.property) else { return .faulty(.untried) }
            return holds ? .faulty(.lives) : .noticed
        }
        if error.kind.comesOfRunning, stopped.index == outputs.last?.index { return .noticed }
        let start = chapter.cells[stopped.index].source.start.line
        var line = error.line
        if let program = planted.programs[stopped.index] {
            let origin = program.origin(line: error.line - start + 1, column: error.column ?? 1)
            if let origin, origin.file == PlantedVersion.ours, !error.kind.comesOfRunning {
                return .faulty(.refused(error.message, line: origin.line, column: origin.column))
            }
            line = origin?.file == PlantedVersion.chapters ? start + (origin?.line ?? 1) - 1 : start
        }
        return .faulty(
            error.kind.comesOfRunning
                ? .stopsBefore(error.message, line: line) : .refusedCell(error.message, line: line))
    }
}

extension CellOutput {
    /// Whether the property of this name held as often as it was tried; nil where it was not.
    fileprivate func holds(_ name: String) -> Bool? {
        let results = checks.filter { $0.name == name }
        return results.isEmpty ? nil : results.allSatisfy(\.passed)
    }
}

extension CellError.Kind {
    /// Whether the cell was compiled, ran, and then failed.
    fileprivate var comesOfRunning: Bool {
        switch self {
        case .thrown, .trap, .timeout, .memory: true
        case .compile, .promise, .lost: false
        }
    }
}
