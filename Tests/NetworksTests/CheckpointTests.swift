import Datasets
import Foundation
import Kernels
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
            try message(TrainingTests.network(), data, TrainingPlan(epochs: 1, batchSize: 21)).contains("its plan is"))
        // More epochs of the same are not another training.
        var longer = plan
        longer.epochs = 2
        #expect(try message(TrainingTests.network(), data, longer) == "no error")
        try Data("junk".utf8).write(to: url)
        #expect(try message(TrainingTests.network(), data, plan) != "no error")
        try SafetensorsFile.write(["a": Tensor([1])], to: url)
        #expect(try message(TrainingTests.network(), data, plan).contains("no state of a training"))
    }

    private static let victim = "LECTERN_TEST_CHECKPOINT"

    @Test("the process that is killed", .enabled(if: ProcessInfo.processInfo.environment[victim] != nil))
    func trainsUntilKilled() throws {
        let path = try #require(ProcessInfo.processInfo.environment[CheckpointTests.victim])
        var trainer = try Trainer(
            TrainingTests.network(), on: TrainingTests.set(), plan: TrainingPlan(epochs: 1_000_000, batchSize: 60))
        while true {
            try trainer.step()
            try trainer.saveCheckpoint(to: URL(filePath: path))
        }
    }

    @Test(
        "kill -9 at any moment leaves a whole checkpoint",
        .enabled(if: ProcessInfo.processInfo.environment[victim] == nil))
    func survivesKill() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let plan = TrainingPlan(epochs: 1_000_000, batchSize: 60)
        for round in 0..<3 {
            let process = Process()
            process.executableURL = URL(filePath: CommandLine.arguments[0])
            process.arguments = ["--testing-library", "swift-testing", "--filter", "trainsUntilKilled"]
            process.environment = ProcessInfo.processInfo.environment.merging([CheckpointTests.victim: url.path]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            var waits = 0
            while !FileManager.default.fileExists(atPath: url.path), process.isRunning, waits < 2000 {
                try await Task.sleep(for: .milliseconds(10))
                waits += 1
            }
            try await Task.sleep(for: .milliseconds(20 + 37 * round))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let resumed = try Trainer(resuming: url, TrainingTests.network(), on: TrainingTests.set(), plan: plan)
            #expect(resumed.state.totalSteps > 0)
            try FileManager.default.removeItem(at: url)
        }
    }
}
