import Datasets
import Foundation
import Kernels
import Testing

@testable import Networks

@Suite("Training")
struct TrainingTests {
    /// Three kinds of noise round three patterns: learned in a few steps.
    static func set(perClass: Int = 20, seed: Int = 1) throws -> Dataset {
        let patterns = Tensor.normal([3, 1, 6, 6], seed: 77)
        let noise = Tensor.normal([3 * perClass, 1, 6, 6], standardDeviation: 0.5, seed: seed)
        let labels = (0..<(3 * perClass)).map { $0 % 3 }
        let images = try noise + Tensor.concat(labels.map { try patterns.slice(axis: 0, from: $0, to: $0 + 1) })
        return try Dataset(images: images, labels: labels, classNames: ["a", "b", "c"])
    }

    static func network(seed: Int = 0) throws -> Network {
        try Network("small", input: [1, 6, 6], seed: seed) {
            Conv2D(filters: 4, size: 3)
            BatchNorm2D()
            ReLU()
            MaxPool2D(size: 2)
            Dropout(0.1)
            Linear(outputs: 3)
            Softmax()
        }
    }

    @Test(
        "every optimizer learns",
        arguments: [
            (Optimizer.sgd, 0.1), (.momentum(0.9), 0.02), (.nesterov(0.9), 0.02), (.adam(), 0.01),
        ] as [(Optimizer, Float)])
    func learns(optimizer: Optimizer, rate: Float) throws {
        var network = try TrainingTests.network()
        let plan = TrainingPlan(epochs: 8, batchSize: 8, optimizer: optimizer, learningRate: .cosine(from: rate))
        let history = try network.train(on: TrainingTests.set(), plan: plan)
        #expect(history.epochs.count == 8)
        #expect(try network.evaluate(on: TrainingTests.set(seed: 2)).accuracy > 0.9)
    }

    @Test("every loss is made small", arguments: [Loss.crossEntropy, .hinge, .meanSquaredError])
    func losses(loss: Loss) throws {
        var network = try TrainingTests.network()
        let plan = TrainingPlan(epochs: 6, batchSize: 10, learningRate: .constant(0.02), loss: loss)
        let history = try network.train(on: TrainingTests.set(), plan: plan).epochs
        #expect(history[5].loss < history[0].loss / 2)
    }

    @Test("steps follow the optimizers' formulas")
    func formulas() throws {
        func step(_ optimizer: Optimizer, times: Int) throws -> Float {
            var weight = Tensor([1])
            var state = (0..<optimizer.momentCount).map { _ in Tensor([0]) }
            for number in 1...times {
                try optimizer.update(
                    &weight, gradient: Tensor([2]), state: &state, rate: 0.1, decay: 0.5, step: number)
            }
            return weight[0]
        }
        #expect(try abs(step(.sgd, times: 1) - (1 - 0.1 * 2.5)) < 1e-6)
        #expect(try abs(step(.momentum(0.5), times: 2) - (0.75 - 0.1 * (0.5 * 2.5 + 2 + 0.5 * 0.75))) < 1e-6)
        #expect(try abs(step(.nesterov(0.5), times: 1) - (1 - 0.1 * (2.5 + 0.5 * 2.5))) < 1e-6)
        // Decoupled decay shrinks the weight by itself; L2 decay is part of a gradient whose size does not matter.
        #expect(try abs(step(.adamW(), times: 1) - (1 - 0.1 * (1 + 0.5))) < 1e-5)
        #expect(try abs(step(.adam(), times: 1) - (1 - 0.1)) < 1e-5)

    }

    @Test("weight decay leaves biases alone")
    func decay() throws {
        var network = try Network("n", input: [1, 6, 6]) { Linear(outputs: 3) }
        try network.parameters.set("fc1.bias", to: Tensor([1, 1, 1]))
        var trainer = try Trainer(
            network, on: TrainingTests.set(),
            plan: TrainingPlan(
                epochs: 1, batchSize: 60, optimizer: .sgd, learningRate: .constant(1e-9), weightDecay: 0.5))
        try trainer.run()
        #expect(try trainer.network.parameters.value("fc1.bias").values.allSatisfy { abs($0 - 1) < 1e-6 })
    }

    @Test("the same seed gives the same network to the bit, another seed another")
    func deterministic() throws {
        func trained(seed: Int) throws -> [Tensor] {
            var network = try TrainingTests.network()
            var plan = TrainingPlan(epochs: 2, batchSize: 7, seed: seed)
            plan.augmentation = Augmentation(shift: 1, mirroring: .horizontal, brightness: 0.1)
            try network.train(on: TrainingTests.set(), plan: plan)
            return try network.parameters.names.map { try network.parameters.value($0) }
        }
        #expect(try trained(seed: 1) == trained(seed: 1))
        #expect(try trained(seed: 1) != trained(seed: 2))
    }

    @Test("training ends early when held-out images are no longer better understood, at its best")
    func earlyStopping() throws {
        // Labels at random: what is learned from them does not hold elsewhere.
        let images = Tensor.normal([40, 1, 6, 6], seed: 5)
        let train = try Dataset(images: images, labels: (0..<40).map { $0 * 7 % 3 }, classNames: ["a", "b", "c"])
        let other = try Dataset(
            images: .normal([40, 1, 6, 6], seed: 6), labels: (0..<40).map { $0 * 5 % 3 }, classNames: ["a", "b", "c"])
        var network = try TrainingTests.network()
        let plan = TrainingPlan(
            epochs: 200, batchSize: 8, learningRate: .constant(0.05), earlyStopping: .after(patience: 3))
        let history = try network.train(on: train, validation: other, plan: plan)
        let best = try #require(history.bestEpoch)
        #expect(history.stoppedEarly && history.epochs.count == best + 3)
        #expect(try network.evaluate(on: other).loss == history.epochs[best - 1].validationLoss)
    }

    @Test("auxiliary heads learn, too")
    func auxiliaryHeads() throws {
        let network = try Network("n", input: [1, 6, 6]) {
            Conv2D(filters: 2, size: 3)
            AuxiliaryHead("side", lossWeight: 0.5) {
                Linear(outputs: 3)
                Softmax()
            }
            ReLU()
            Linear(outputs: 3)
            Softmax()
        }
        var trainer = try Trainer(network, on: TrainingTests.set(), plan: TrainingPlan(epochs: 1, batchSize: 6))
        try trainer.run()
        #expect(
            try trainer.network.parameters.value("side.fc1.weight") != network.parameters.value("side.fc1.weight"))
        #expect(try trainer.network(Tensor.zeros([1, 6, 6])).shape == [3])
    }

    @Test("learning rates follow their rules")
    func rates() {
        #expect(LearningRate.constant(0.1).value(at: 7, of: 10) == 0.1)
        #expect(abs(LearningRate.steps(from: 1, factor: 0.1, every: 3).value(at: 6.5, of: 10) - 0.01) < 1e-6)
        #expect(abs(LearningRate.exponential(from: 1, factor: 0.5).value(at: 2, of: 10) - 0.25) < 1e-6)
        #expect(abs(LearningRate.cosine(from: 1).value(at: 5, of: 10) - 0.5) < 1e-6)
        #expect(abs(LearningRate.cosine(from: 1, to: 0.1).value(at: 10, of: 10) - 0.1) < 1e-6)
        #expect(abs(LearningRate.warmup(epochs: 4, then: .constant(1)).value(at: 2, of: 10) - 0.5) < 1e-2)
    }

    @Test("a run reports how far it is, how quick, and how long it will take")
    func reports() throws {
        var network = try TrainingTests.network()
        var ends: [TrainingProgress] = []
        try network.train(
            on: TrainingTests.set(perClass: 200), validation: TrainingTests.set(seed: 2),
            plan: TrainingPlan(epochs: 3, batchSize: 64)
        ) { progress in
            #expect(progress.loss > 0 && progress.loss.isFinite && 0...1 ~= progress.accuracy)
            #expect(progress.imagesPerSecond > 0 && progress.secondsLeft >= 0)
            #expect((progress.validation != nil) == progress.isEndOfEpoch)
            if progress.isEndOfEpoch { ends.append(progress) }
        }
        #expect(ends.map(\.epoch) == [1, 2, 3] && ends.allSatisfy { $0.step == 10 && $0.steps == 10 })
        // Of three epochs two, then one, then none are left, at the pace so far.
        #expect(ends[0].secondsLeft > 0 && ends[2].secondsLeft == 0)
        let seconds = ends[0].secondsLeft / 2
        #expect(abs(ends[0].imagesPerSecond * seconds - 600) < 1)
        #expect("\(ends[2])".hasSuffix("0 s left") && "\(ends[2])".contains("held out"))
    }

    @Test("mistakes are told before anything is learned")
    func mistakes() throws {
        func message(_ plan: TrainingPlan, on data: Dataset? = nil, network: Network? = nil) throws -> String {
            do {
                let set = try data ?? TrainingTests.set()
                _ = try Trainer(network ?? TrainingTests.network(), on: set, plan: plan)
                return "no error"
            } catch let error as NetworkError { return "\(error)" }
        }
        #expect(try message(TrainingPlan(batchSize: 61)).hasPrefix("a batch of 61 is more than the 60 images"))
        #expect(try message(TrainingPlan(batchSize: 0)) == "batch size must be at least 1, not 0")
        #expect(
            try message(TrainingPlan(learningRate: .constant(.nan)))
                == "learning rate must be a number above 0, at most a million, not nan")
        #expect(
            try message(TrainingPlan(learningRate: .constant(1e7)))
                == "learning rate must be a number above 0, at most a million, not 10000000.0")
        #expect(try message(TrainingPlan(learningRate: .constant(-1))).hasSuffix("not -1.0"))
        #expect(try message(TrainingPlan(optimizer: .momentum(1.5))) == "momentum must be in 0..<1, not 1.5")
        #expect(try message(TrainingPlan(epochs: 0)) == "epochs must be at least 1, not 0")
        #expect(
            try message(TrainingPlan(batchSize: 8, earlyStopping: .after(patience: 1))).hasPrefix(
                "early stopping needs images"))
        #expect(try message(TrainingPlan(), network: Self.digits()).hasPrefix("the network takes images of 1x28x28"))
        let four = try Network("n", input: [1, 6, 6]) { Linear(outputs: 4) }
        #expect(try message(TrainingPlan(), network: four).hasPrefix("the network's output is 4, and the set has 3"))
        let none = try Dataset(images: .zeros([0, 1, 6, 6]), labels: [], classNames: ["a"])
        #expect(try message(TrainingPlan(), on: none) == "there are no images to learn from")
    }

    @Test("a loss that is not finite ends the training, and says where")
    func notFinite() throws {
        var network = try Network("n", input: [1, 6, 6]) {
            Linear(outputs: 30)
            Linear(outputs: 3)
        }
        let plan = TrainingPlan(epochs: 50, batchSize: 10, learningRate: .constant(1e5))
        #expect {
            try network.train(on: TrainingTests.set(), plan: plan)
        } throws: { error in
            guard let error = error as? NetworkError, case .lossNotFinite(_, learningRate: 1e5) = error.problem,
                case .step(let epoch, _)? = error.context.first
            else { return false }
            return epoch >= 1 && "\(error)".contains("training diverged") && "\(error)".contains("learning rate below")
        }
    }

    @Test("metrics count what was taken for what")
    func metrics() throws {
        var network = try Network("n", input: [1, 1, 7]) { Linear(outputs: 7, bias: false) }
        try network.parameters.set("fc1.weight", to: .identity(7))
        // Scores are the images themselves: the first is right, the second is among the best five, the third is last.
        let images = try Tensor(
            [9, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6], shape: [3, 1, 1, 7])
        let data = try Dataset(images: images, labels: [0, 3, 0], classNames: (0..<7).map(String.init))
        let metrics = try network.evaluate(on: data, batchSize: 2)
        #expect(metrics.predictions == [0, 6, 6])
        #expect(abs(metrics.accuracy - 1 / 3) < 1e-9 && abs(metrics.topFiveAccuracy - 2 / 3) < 1e-9)
        #expect(metrics.confusion.counts[0] == [1, 0, 0, 0, 0, 0, 1])
        #expect(metrics.confusion.recalls[0] == 0.5 && metrics.confusion.recalls[1] == nil)
        let table = "\(metrics.confusion)".split(separator: "\n")
        #expect(table[1] == "0 1 · · · · · 1" && table.count == 8)
    }

    @Test("augmentation moves, mirrors and dims, each image by its own numbers")
    func augmentation() throws {
        let images = Tensor.uniform([8, 1, 5, 5], in: 0.5...1, seed: 3)
        #expect(Augmentation.none.apply(to: images, seed: 1) == images)
        let varied = Augmentation(shift: 2, mirroring: .horizontal, brightness: 0.2)
        #expect(varied.apply(to: images, seed: 1) == varied.apply(to: images, seed: 1))
        #expect(varied.apply(to: images, seed: 1) != varied.apply(to: images, seed: 2))
        let mirrored = Augmentation(mirroring: .horizontal).apply(to: images, seed: 1)
        var flipped = 0
        for image in 0..<8 {
            let (before, after) = (images.row(image).values, mirrored.row(image).values)
            let turned = (0..<5).flatMap { row in before[(row * 5)..<(row * 5 + 5)].reversed() }
            #expect(after == before || after == turned)
            if after == turned { flipped += 1 }
        }
        #expect(1...7 ~= flipped)
    }

    @Test("progress is a line to read, and an error in the report ends the training")
    func progress() throws {
        let progress = TrainingProgress(
            epoch: 3, epochs: 10, step: 10, steps: 20, loss: 0.12345, accuracy: 0.9642, imagesPerSecond: 8123.4,
            secondsLeft: 11.2, validation: nil)
        #expect(
            "\(progress)"
                == "epoch 3 of 10  ██████████··········  loss 0.123  96.4 %  8,123 images/s  12 s left")
        struct Enough: Error {}
        var network = try TrainingTests.network()
        #expect(throws: Enough.self) {
            try network.train(on: TrainingTests.set(), plan: TrainingPlan(batchSize: 8)) { _ in throw Enough() }
        }
    }

    private static func digits() throws -> Network {
        try Network("digits", input: [1, 28, 28]) {
            Linear(outputs: 10)
            Softmax()
        }
    }
}
