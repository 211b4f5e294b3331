import Datasets
import Files
import Foundation
import Glibc
import Kernels
import Synchronization
import Testing

@testable import Networks

@Suite("Checkpoints")
struct CheckpointTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "checkpoint-\(UUID())")
    private var url: URL { folder.appending(path: "training.safetensors") }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func values(_ network: Network) throws -> [Tensor] {
        try network.parameters.names.map { try network.parameters.value($0) }
    }

    @Test(
        "a training that was interrupted anywhere ends as one that was not, to the bit",
        arguments: [Optimizer.sgd, .nesterov(0.9), .adam()], [1, 9, 12])
    func resumes(optimizer: Optimizer, steps: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (data, held) = (try TrainingTests.set(), try TrainingTests.set(seed: 3))
        var plan = TrainingPlan(
            epochs: 3, batchSize: 7, optimizer: optimizer, learningRate: .cosine(from: 0.02), weightDecay: 1e-3,
            earlyStopping: .after(patience: 2))
        plan.augmentation = Augmentation(shift: 1)
        var whole = try Trainer(TrainingTests.network(), on: data, validation: held, plan: plan)
        try whole.run()

        var first = try Trainer(TrainingTests.network(), on: data, validation: held, plan: plan)
        for _ in 0..<steps { try first.step() }
        try first.saveCheckpoint(to: url)
        var second = try Trainer(
            resuming: url, TrainingTests.network(seed: 9), on: data, validation: held, plan: plan)
        try second.run()
        #expect(try values(second.network) == values(whole.network))
        #expect(second.history == whole.history)
    }

    @Test("a checkpoint of something else is refused, with what differs")
    func differs() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = try TrainingTests.set()
        let plan = TrainingPlan(epochs: 1, batchSize: 20)
        var trainer = try Trainer(TrainingTests.network(), on: data, plan: plan)
        try trainer.run(checkpoint: url)
        func message(_ network: Network, _ data: Dataset, _ plan: TrainingPlan) -> String {
            do {
                _ = try Trainer(resuming: url, network, on: data, plan: plan)
                return "no error"
            } catch { return "\(error)" }
        }
        let other = try Network("other", input: [1, 6, 6]) { Linear(outputs: 3) }
        #expect(message(other, data, plan).contains("its network is small"))
        #expect(try message(TrainingTests.network(), TrainingTests.set(perClass: 21), plan).contains("its data set is"))
        #expect(
            try message(TrainingTests.network(), data, TrainingPlan(epochs: 1, batchSize: 21)).contains(
                "its plan's batchSize is 20, and here it is 21"))
        // More epochs of the same are not another training.
        var longer = plan
        longer.epochs = 2
        #expect(try message(TrainingTests.network(), data, longer) == "no error")
        try Data("junk".utf8).write(to: url)
        #expect(try message(TrainingTests.network(), data, plan) != "no error")
        try SafetensorsFile.write(["a": Tensor([1])], to: url)
        #expect(try message(TrainingTests.network(), data, plan).contains("no state of a training"))
    }

    /// Where a checkpoint of `size` bytes can stop: before, in and after the header's length, the header and the tensors, and at the calls
    /// that make the file's bytes last and put it in its place.
    private static func stops(size: Int, header: Int) -> [Int] {
        [
            0, 1, 7, 8, 9, 8 + header / 2, 7 + header, 8 + header, 9 + header, (size + header) / 2, size - 1, size,
            size + 1,
        ]
    }

    @Test("a checkpoint that cannot be written leaves the one before as it is, wherever the writing stops")
    func survivesFailure() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = try TrainingTests.set()
        let plan = TrainingPlan(epochs: 9, batchSize: 60)
        var trainer = try Trainer(TrainingTests.network(), on: data, plan: plan)
        try trainer.step()
        try trainer.saveCheckpoint(to: url)
        let before = try Data(contentsOf: url)
        let header = before.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        try trainer.step()
        for stop in Self.stops(size: before.count, header: header) {
            let calls = FileCalls(stoppingAfter: stop, of: before.count) { errno = ENOSPC }
            FileCalls.$current.withValue(calls) {
                #expect(throws: (any Error).self, "\(stop) bytes") { try trainer.saveCheckpoint(to: url) }
            }
            #expect(try Data(contentsOf: url) == before, "\(stop) bytes")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1, "\(stop) bytes")
        }
        let resumed = try Trainer(resuming: url, TrainingTests.network(), on: data, plan: plan)
        #expect(resumed.state.totalSteps == 1)
        try trainer.saveCheckpoint(to: url)
        #expect(try Trainer(resuming: url, TrainingTests.network(), on: data, plan: plan).state.totalSteps == 2)
    }

    @Test("a process that is killed in the middle of a write leaves a whole checkpoint")
    func survivesKill() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = try TrainingTests.set()
        let plan = TrainingPlan(epochs: 9, batchSize: 60)
        var trainer = try Trainer(TrainingTests.network(), on: data, plan: plan)
        try trainer.step()
        try trainer.saveCheckpoint(to: url)
        let size = try Data(contentsOf: url).count
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = url.path as String, size = size as Int] in
            var trainer = try Trainer(
                TrainingTests.network(), on: TrainingTests.set(), plan: TrainingPlan(epochs: 9, batchSize: 60))
            for _ in 0..<2 { try trainer.step() }
            let killing = FileCalls(stoppingAfter: size / 2, of: size) { kill(getpid(), SIGKILL) }
            try FileCalls.$current.withValue(killing) { try trainer.saveCheckpoint(to: URL(filePath: path)) }
        }
        let resumed = try Trainer(resuming: url, TrainingTests.network(), on: data, plan: plan)
        #expect(resumed.state.totalSteps == 1)
    }
}

extension FileCalls {
    /// Calls that write `stop` bytes of a file and then do `what` instead; with `stop == size` when the bytes are to last, with more when the
    /// file is to be put in its place.
    fileprivate init(stoppingAfter stop: Int, of size: Int, _ what: @escaping @Sendable () -> Void) {
        let written = Mutex(0)
        self.init(
            write: { descriptor, bytes, count in
                let rest = min(count, stop - written.withLock { $0 })
                guard rest > 0 else {
                    what()
                    return -1
                }
                let done = Glibc.write(descriptor, bytes, rest)
                written.withLock { $0 += max(done, 0) }
                return done
            },
            synchronize: { descriptor in
                guard stop != size else {
                    what()
                    return -1
                }
                return Glibc.fsync(descriptor)
            },
            rename: { from, to in
                guard stop <= size else {
                    what()
                    return -1
                }
                return Glibc.rename(from, to)
            })
    }
}
