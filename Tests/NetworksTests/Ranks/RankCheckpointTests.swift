import Foundation
import Kernels
import Testing

@testable import Networks

@Suite("Checkpoints of ranks that learn together")
struct RankCheckpointTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ranks-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private static func plan(epochs: Int) -> TrainingPlan {
        TrainingPlan(epochs: epochs, batchSize: 19, learningRate: .constant(0.02))
    }

    /// Trains until so many epochs are done, from a checkpoint where there is one.
    private func train(_ count: Int, epochs: Int, _ url: URL) throws -> [[Tensor]] {
        try ThreadRanks.run(count) { rank in
            let (data, held) = (try TrainingTests.set(), try TrainingTests.set(seed: 2))
            let network = try TrainingTests.network()
            var trainer =
                FileManager.default.fileExists(atPath: url.path)
                ? try Trainer(
                    resuming: url, network, on: data, validation: held, plan: Self.plan(epochs: epochs), among: rank)
                : try Trainer(network, on: data, validation: held, plan: Self.plan(epochs: epochs), among: rank)
            // Where a rank of its own wrote, its file would be in another place.
            try trainer.run(checkpoint: rank.rank == 0 ? url : url.appendingPathExtension("\(rank.rank)"))
            return try trainer.network.parameters.names.map { try trainer.network.parameters.value($0) }
        }.map { try $0.get() }
    }

    @Test("one is written by rank 0 alone, and all go on from it to the bit", arguments: [2, 3])
    func resumes(count: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (kept, other) = (folder.appending(path: "a.safetensors"), folder.appending(path: "b.safetensors"))
        let whole = try train(count, epochs: 4, other)
        _ = try train(count, epochs: 2, kept)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == ["a.safetensors", "b.safetensors"])
        #expect(try train(count, epochs: 4, kept) == whole)
        #expect(try Data(contentsOf: kept) == Data(contentsOf: other))
    }

    @Test("another number of ranks may go on from it")
    func otherCount() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "a.safetensors")
        _ = try train(3, epochs: 2, url)
        let ended = try train(2, epochs: 4, url)
        #expect(ended.count == 2 && ended[0] == ended[1])
        #expect(try train(1, epochs: 4, url)[0] == ended[0])
    }
}
