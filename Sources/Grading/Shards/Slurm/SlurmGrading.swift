import Foundation
import Toolchain

/// Has Slurm grade the parts of a batch, and waits for them.
///
/// What is there, and what waits or runs, is not submitted again: so the same command goes on where another one was ended. All that it
/// knows is in the folder of the parts and in Slurm's queue.
public struct SlurmGrading: Sendable {
    private let array: SlurmArray
    private let circumstances: ShardCircumstances
    private let slurm = Slurm()
    /// Between two looks at the folder and the queue.
    private let pause: Duration

    /// A grading of an array's parts.
    ///
    /// - Parameter circumstances: those of the grading that puts the parts together.
    public init(_ array: SlurmArray, under circumstances: ShardCircumstances, pause: Duration = .seconds(2)) {
        (self.array, self.circumstances, self.pause) = (array, circumstances, pause)
    }

    /// What the user is told meanwhile.
    public enum Event: Sendable, Hashable {
        /// Parts that were there already.
        case found(Int)
        /// Tasks of an earlier call of the same command that wait or run still.
        case goingOn(Int)
        case submitted(job: String, parts: Int)
        /// How many parts are there, and what becomes of the others; nil where Slurm does not answer.
        case progress(done: Int, count: Int, running: Int?, waiting: Int?)
        /// A node does not answer, with the tasks that run there, or ran there when it was last looked at.
        case lost(node: String, tasks: [String])
        /// A task that does not begin by itself, with Slurm's reason.
        case held(task: String, reason: String)
    }

    /// The jobs' name in Slurm's queue.
    public var name: String { array.name }

    /// Submits what is missing, and waits until all parts are there.
    ///
    /// - Throws: ``SlurmProblem``, or ``ShardProblem`` where a part that is there belongs to another batch; `CancellationError` where
    ///   the task is cancelled: the jobs go on.
    public func parts(observer: @Sendable (Event) -> Void) async throws -> ShardedBatch {
        try FileManager.default.createDirectory(atPath: array.folder, withIntermediateDirectories: true)
        let found = try foundParts()
        if !found.isEmpty { observer(.found(found.count)) }
        if found.count < array.count {
            try await submit(beside: found, observer)
            try await follow(observer)
        }
        return try ShardedBatch((1...array.count).map(array.file))
    }

    /// The parts that are there. Each was put there whole.
    private func present() -> Set<Int> {
        Set(
            FolderListing(array.folder).entries.map(\.name).filter { $0.hasSuffix(".json") }.compactMap {
                Int($0.dropLast(".json".count))
            }
        ).filter { (1...array.count).contains($0) }
    }

    /// The parts that are there, each of which was read.
    private func foundParts() throws(ShardProblem) -> Set<Int> {
        let found = present()
        for part in found {
            let file = array.file(of: part)
            let results = try ShardResults(contentsOf: URL(filePath: file))
            if let difference = results.circumstances.difference(from: circumstances) {
                throw .different(file: file, from: nil, difference)
            }
            guard results.paths == array.paths, results.shard == Shard("\(part)/\(array.count)") else {
                throw .different(file: file, from: nil, "a part of another batch, or of another division of it")
            }
        }
        return found
    }

    private func submit(beside found: Set<Int>, _ observer: (Event) -> Void) async throws {
        // Without the queue nobody knows what runs already, and a part may be graded twice, to the same bytes.
        let tasks = try await slurm.tasks(named: array.name) ?? []
        let underWay = Set(tasks.map(\.part)).subtracting(found)
        if !underWay.isEmpty { observer(.goingOn(underWay.count)) }
        let missing = (1...array.count).filter { !found.contains($0) && !underWay.contains($0) }
        guard !missing.isEmpty else { return }
        try FileManager.default.writeWhole(Data(array.script.utf8), to: URL(filePath: array.scriptFile))
        observer(.submitted(job: try await slurm.submit(array, parts: missing), parts: missing.count))
    }

    /// A part may be seen a little later than its task's end: file systems of several machines take their time.
    private static let looksWithoutTask = 5

    private func follow(_ observer: (Event) -> Void) async throws {
        var told = Set<String>()
        var last: [String: [SlurmTask]] = [:]
        var looksWithoutTask: [Int: Int] = [:]
        while true {
            let tasks = try await slurm.tasks(named: array.name)
            let done = present()
            let open = tasks?.filter { !done.contains($0.part) }
            observer(
                .progress(
                    done: done.count, count: array.count, running: open?.count { $0.isRunning },
                    waiting: open?.count { !$0.isRunning }))
            if done.count == array.count { return }
            if let open {
                try await tell(of: open, since: &last, told: &told, observer)
                let missing = Set(1...array.count).subtracting(done)
                let ended = missing.subtracting(open.map(\.part))
                looksWithoutTask = Dictionary(uniqueKeysWithValues: ended.map { ($0, (looksWithoutTask[$0] ?? 0) + 1) })
                // The others are waited for: what is lost is then told at once.
                if ended == missing, looksWithoutTask.values.allSatisfy({ $0 >= Self.looksWithoutTask }) {
                    throw SlurmProblem.ended(missing.sorted().map(ending), of: array.count)
                }
            }
            try await Task.sleep(for: pause)
        }
    }

    /// Tells of nodes that were lost and of tasks that do not begin, each once. What Slurm takes from a node that it has given up does not run
    /// there any more: the look before knew it.
    private func tell(
        of tasks: [SlurmTask], since last: inout [String: [SlurmTask]], told: inout Set<String>,
        _ observer: (Event) -> Void
    ) async throws {
        let now = Dictionary(grouping: tasks.filter { $0.isRunning && !$0.node.isEmpty }, by: \.node)
        let running = last.merging(now) { $1 }
        last = now
        let lost = try await slurm.lost(of: Set(running.keys))
        // A node that came back may be lost again.
        told = told.filter { !running.keys.contains($0) || lost.contains($0) }
        for node in lost.sorted() where told.insert(node).inserted {
            observer(.lost(node: node, tasks: (running[node] ?? []).map(\.id)))
        }
        for task in tasks where task.isHeld && told.insert(task.id).inserted {
            observer(.held(task: task.id, reason: task.reason))
        }
    }

    private func ending(of part: Int) -> SlurmProblem.Ended {
        let log = array.log(of: part)
        let text = FileManager.default.regularFile(URL(filePath: log), longest: 1 << 20) ?? Data()
        let last = String(decoding: text, as: UTF8.self).split(separator: "\n").last ?? ""
        let words = (["lectern", "grade"] + array.paths + array.arguments).map(\.shellQuoted)
        let own = "--shard \(part)/\(array.count) --output \(array.file(of: part).shellQuoted)"
        return .init(
            part: part, log: log, lastLine: String(last.prefix(200)),
            command: (words + [own]).joined(separator: " "))
    }
}
