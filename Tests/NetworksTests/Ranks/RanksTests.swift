import Datasets
import Foundation
import Kernels
import Synchronization
import Testing

@testable import Networks

@Suite("Ranks that learn together do what one would")
struct RanksTests {
    /// Without batch norm and dropout, for these go by a rank's own part of a batch.
    private static func network() throws -> Network {
        try Network("plain", input: [1, 6, 6]) {
            Conv2D(filters: 4, size: 3)
            AuxiliaryHead("side", lossWeight: 0.5) {
                Linear(outputs: 3)
                Softmax()
            }
            ReLU()
            MaxPool2D(size: 2)
            Linear(outputs: 3)
            Softmax()
        }
    }

    /// Of 60 images, batches of 19 leave three for the last: less than there are ranks.
    private static func plan(_ optimizer: Optimizer = .momentum(0.9), epochs: Int = 5) -> TrainingPlan {
        var plan = TrainingPlan(
            epochs: epochs, batchSize: 19, optimizer: optimizer, learningRate: .constant(0.02), weightDecay: 1e-3)
        plan.augmentation = Augmentation(shift: 1, mirroring: .horizontal, brightness: 0.1)
        return plan
    }

    static func trainer(
        _ network: Network, _ plan: TrainingPlan, among ranks: any GradientSum = OneRank()
    ) throws -> Trainer {
        try Trainer(network, on: TrainingTests.set(), validation: TrainingTests.set(seed: 2), plan: plan, among: ranks)
    }

    @Test(
        "after twenty steps all parameters and losses are one rank's, within 1e-6, in however many pieces they are added up",
        arguments: 1...4, [1, 30, OverlappedSum.least])
    func equalsOneRank(count: Int, leastPiece: Int) throws {
        for optimizer in [Optimizer.sgd, .momentum(0.9)] {
            var one = try Self.trainer(Self.network(), Self.plan(optimizer))
            try one.run()
            #expect(one.state.totalSteps == 20)
            let trained = ThreadRanks.run(count) { rank in
                var trainer = try Self.trainer(Self.network(), Self.plan(optimizer), among: rank)
                trainer.leastPiece = leastPiece
                try trainer.run()
                return trainer
            }
            for trainer in try trained.map({ try $0.get() }) {
                for name in one.network.parameters.names {
                    let (there, here) = (
                        try one.network.parameters.value(name), try trainer.network.parameters.value(name)
                    )
                    #expect(zip(there.values, here.values).allSatisfy { abs($0 - $1) < 1e-6 }, "\(name)")
                }
                for (there, here) in zip(one.history.epochs, trainer.history.epochs) {
                    #expect(abs(there.loss - here.loss) < 1e-6 && there.accuracy == here.accuracy)
                    #expect(abs((there.validationLoss ?? -1) - (here.validationLoss ?? 1)) < 1e-6)
                    #expect(there.validationAccuracy == here.validationAccuracy)
                }
            }
        }
    }

    @Test("all ranks end with the same bits, and again from run to run", arguments: 2...4)
    func sameBits(count: Int) throws {
        func train() throws -> [[Tensor]] {
            try ThreadRanks.run(count) { rank in
                // With batch norm, whose statistics are shared, and dropout, which each rank draws by itself.
                var trainer = try Self.trainer(TrainingTests.network(), Self.plan(.adam()), among: rank)
                try trainer.run()
                return try trainer.network.parameters.names.map { try trainer.network.parameters.value($0) }
            }.map { try $0.get() }
        }
        let first = try train()
        for parameters in try first + train() { #expect(parameters == first[0]) }
    }

    @Test("in pieces the bits are those of one sum, with batch norm and dropout, too", arguments: 2...3)
    func pieces(count: Int) throws {
        func train(leastPiece: Int) throws -> [Tensor] {
            let trained = ThreadRanks.run(count) { rank in
                var trainer = try Self.trainer(TrainingTests.network(), Self.plan(), among: rank)
                trainer.leastPiece = leastPiece
                try trainer.run()
                return try trainer.network.parameters.names.map { try trainer.network.parameters.value($0) }
            }
            return try #require(trained.first).get()
        }
        #expect(try train(leastPiece: 1) == train(leastPiece: OverlappedSum.least))
    }

    @Test("the last layers' gradients are added up before the backward pass has come to the first")
    func overlaps() throws {
        let network = try Self.network()
        var materialized = network
        materialized.parameters.materialize()
        let parameters = materialized.parameters
        let ranks = CountingRank()
        var sum = OverlappedSum(over: ranks, of: parameters, least: 1)
        let last = try #require(parameters.learned.last.map { parameters.entries[$0].node })
        var learned = [[Tensor]](repeating: [], count: last + 1)
        learned[last] = parameters.learned.filter { parameters.entries[$0].node == last }.map { parameters[$0] }
        sum.passed(last, learned)
        let end = ContinuousClock.now + .seconds(60)
        while ranks.sums.withLock({ $0.count }) < 2, ContinuousClock.now < end { usleep(1000) }
        // The weights and the bias of the last layer, and nothing of the others.
        #expect(ranks.sums.withLock { $0 } == learned[last].reversed().map(\.count))
        let part = StepResult(gradients: parameters.learned.map { parameters[$0] }, loss: 0.5, right: 7)
        let whole = try sum.sum(part)
        #expect(whole.gradients == part.gradients && whole.loss == 0.5 && whole.right == 7)
    }

    /// One of two ranks, which notes how many values are added up; the other's are zeros.
    private struct CountingRank: GradientSum {
        var rank: Int { 0 }
        var count: Int { 2 }
        let sums = Noted()

        final class Noted: Sendable {
            private let counts = Mutex<[Int]>([])
            func withLock<Value: Sendable>(_ body: @Sendable (inout sending [Int]) -> sending Value) -> Value {
                counts.withLock(body)
            }
        }

        func sum(_ flat: inout [Float]) throws {
            let count = flat.count
            sums.withLock { $0.append(count) }
        }
    }

    @Test("the running means of batch norm are those of all ranks' images", arguments: 2...4)
    func statistics(count: Int) throws {
        @Sendable func mean(_ rank: any GradientSum) throws -> Tensor {
            let network = try Network("n", input: [1, 6, 6]) {
                BatchNorm2D()
                Linear(outputs: 3)
            }
            var trainer = try Self.trainer(network, Self.plan(), among: rank)
            try trainer.step()
            return try trainer.network.parameters.value("bn1.running_mean")
        }
        let whole = try mean(OneRank())
        for part in ThreadRanks.run(count, mean) {
            let part = try part.get()
            #expect(abs(part[0] - whole[0]) < 1e-6 && part[0] != 0)
        }
    }

    @Test("they evaluate a set together, to the bit as one does", arguments: 1...4)
    func evaluates(count: Int) throws {
        let network = try Self.network()
        let set = try TrainingTests.set()
        let whole = try network.evaluate(on: set, batchSize: 7)
        for part in ThreadRanks.run(count, { try network.evaluate(on: set, batchSize: 7, among: $0) }) {
            #expect(try part.get() == whole)
        }
    }

    @Test("one that fails ends the others, with its message", arguments: 2...4)
    func failure(count: Int) throws {
        struct Broken: Error {}
        let ended = ThreadRanks.run(count) { rank in
            var trainer = try Self.trainer(Self.network(), Self.plan(), among: rank)
            var steps = 0
            try trainer.run { _ in
                steps += 1
                if rank.rank == 1, steps == 2 { throw Broken() }
            }
        }
        for (rank, result) in ended.enumerated() {
            let error = #expect(throws: (any Error).self) { try result.get() }
            #expect(rank == 1 ? error is Broken : "\(error, default: "")" == "rank 1 ended: Broken()")
        }
    }

    @Test("a loss that one of them finds infinite ends all alike, and nothing has changed", arguments: 1...4)
    func diverges(count: Int) throws {
        var values = try TrainingTests.set().images.values
        values[36] = .infinity
        let images = try Tensor(values, shape: [60, 1, 6, 6])
        let set = try Dataset(images: images, labels: (0..<60).map { $0 % 3 }, classNames: ["a", "b", "c"])
        let before = try Self.network().parameters.value("conv1.weight")
        let ended = ThreadRanks.run(count) { rank in
            var trainer = try Trainer(
                Self.network(), on: set, plan: TrainingPlan(epochs: 1, batchSize: 60), among: rank)
            let error = #expect(throws: NetworkError.self) { try trainer.step() }
            #expect(try trainer.network.parameters.value("conv1.weight") == before)
            return "\(error, default: "")"
        }
        for message in ended { #expect(try message.get().contains("training diverged")) }
    }

    @Test("ranks with another seed, or at another step, are found before they begin")
    func differ() throws {
        for difference in ["seed", "step", "weights"] {
            let ended = ThreadRanks.run(3) { rank in
                var (plan, network) = (Self.plan(), try Self.network())
                if rank.rank == 2, difference == "seed" { plan.seed = 1 }
                if rank.rank == 2, difference == "weights" {
                    try network.parameters.set("fc1.bias", to: Tensor([0, 1, 0]))
                }
                var trainer = try Self.trainer(network, plan, among: rank)
                if rank.rank == 2, difference == "step" { trainer.state.totalSteps = 1 }
                try trainer.step()
            }
            for result in ended {
                #expect(throws: NetworkError(.ranksDiffer(rank: 0, other: 2))) { try result.get() }
            }
        }
    }

    @Test("more ranks than a batch has images are refused")
    func tooMany() throws {
        struct Twenty: GradientSum {
            let rank = 19
            let count = 20
            func sum(_ flat: inout [Float]) {}
        }
        #expect(throws: NetworkError(.batchSmallerThanRanks(batch: 19, ranks: 20))) {
            try Self.trainer(Self.network(), Self.plan(), among: Twenty())
        }
    }
}
