import Foundation
import Subprocess

/// Slurm's own programs, on the machine from which jobs are submitted.
public struct Slurm: Sendable {
    /// The cluster that the `PATH` leads to.
    public init() {}

    /// Whether jobs can be submitted from here.
    ///
    /// - Parameter path: the folders in which programs are looked for, with colons between them.
    public static func isInstalled(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") -> Bool {
        path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/sbatch") }
    }

    /// Submits an array's tasks for some parts.
    ///
    /// - Returns: the job's number.
    /// - Throws: ``SlurmProblem`` where Slurm refuses it.
    func submit(_ array: SlurmArray, parts: [Int]) async throws -> String {
        let answer = try await call("sbatch", array.submission(of: parts))
        guard case .success(let text) = answer else { throw SlurmProblem.refused(answer.words) }
        // With several clusters, the cluster's name follows.
        return text.split(whereSeparator: { $0 == ";" || $0.isWhitespace }).first.map(String.init) ?? ""
    }

    /// The user's tasks of this name that wait or run; nil where Slurm does not answer just now.
    func tasks(named name: String) async throws -> [SlurmTask]? {
        let answer = try await call(
            "squeue", ["--noheader", "--array", "--me", "--name=\(name)", "--format=%i|%T|%N|%r"])
        guard case .success(let text) = answer else { return nil }
        return text.split(separator: "\n").compactMap { SlurmTask($0) }
    }

    /// Those of some nodes that do not answer.
    func lost(of nodes: Set<String>) async throws -> Set<String> {
        guard !nodes.isEmpty else { return [] }
        let answer = try await call(
            "sinfo", ["--noheader", "--Node", "--nodes=\(nodes.sorted().joined(separator: ","))", "--format=%N|%T"])
        guard case .success(let text) = answer else { return [] }
        let lines = text.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
        // An asterisk follows the state of a node that does not answer.
        return Set(lines.filter { $0.count == 2 && ($0[1].hasSuffix("*") || $0[1].hasPrefix("down")) }.map { $0[0] })
    }

    private enum Answer {
        case success(String)
        case failure(String)

        /// Why it failed.
        var words: String { if case .failure(let words) = self { words } else { "" } }
    }

    /// More bytes than the queue of any cluster has.
    private static let longest = 1 << 26

    private func call(_ program: String, _ arguments: [String]) async throws -> Answer {
        do {
            let result = try await run(
                .name(program), arguments: .init(arguments), output: .string(limit: Self.longest),
                error: .string(limit: 1 << 16))
            guard result.terminationStatus.isSuccess else {
                return .failure(result.standardError.trimmingCharacters(in: .whitespacesAndNewlines))
            }
            return .success(result.standardOutput)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw SlurmProblem.notInstalled(program)
        }
    }
}

/// A task of an array that waits or runs.
struct SlurmTask: Sendable, Hashable {
    /// As Slurm's own commands call it: `12_7`.
    let id: String
    /// Which part it grades.
    let part: Int
    /// `PENDING`, `RUNNING`, …
    let state: String
    /// Where it runs; empty while it waits.
    let node: String
    /// Why it waits, in Slurm's words.
    let reason: String

    /// Reads `12_7|RUNNING|n2|None`; nil for anything else.
    init?(_ line: Substring) {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, let part = fields[0].split(separator: "_").last.flatMap({ Int($0) }) else {
            return nil
        }
        (id, self.part, state, node, reason) = (fields[0], part, fields[1], fields[2], fields[3])
    }

    /// Whether it has begun.
    var isRunning: Bool { state != "PENDING" && !isHeld }
    /// Whether it does not begin by itself.
    var isHeld: Bool { state.hasSuffix("HOLD") || reason.lowercased().contains("held") }
}
