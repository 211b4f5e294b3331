import Datasets
import Foundation
import Kernels
import Models
import Networks

// Each verb prints what a claim of this module rests on:
//   train speed NETWORK IMAGES BATCH EPOCHS [layerByLayer]
//                                       images a second of lenet5, pattern or alexnet, the best of the epochs; with convolutions joined,
//                                       or layer by layer
//   train weights NETWORK STEPS [layerByLayer]
//                                       a hash of all weights' bits after so many steps, on as many threads as LECTERN_THREADS says
//   train digits                        LeNet-5 on drawn digits until 98.5 % of held-out ones are read
//   train things                        a pattern network on drawn things until 80 % of held-out ones are known
//   train forward                       one forward pass of every large architecture, with time and peak memory
let arguments = Array(CommandLine.arguments.dropFirst())
let order = arguments.last.flatMap(ConvolutionOrder.init) ?? .joined

switch arguments.first {
case "speed" where arguments.count >= 5:
    let numbers = arguments.dropFirst(2).compactMap { Int($0) }
    print(
        try imagesPerSecond(
            network(arguments[1]), images: numbers[0], batch: numbers[1], epochs: numbers[2], convolutions: order))
case "weights" where arguments.count >= 3:
    let steps = Int(arguments[2]) ?? 1
    print(String(try hash(ofWeights: network(arguments[1]), steps: steps, convolutions: order), radix: 16))
case "digits":
    try train(
        .leNet5(), on: DrawnDigits.dataset(perClass: 600, seed: 1),
        heldOut: DrawnDigits.dataset(perClass: 100, seed: 2),
        until: 0.985, rate: 0.05)
case "things":
    try train(
        patternNetwork(["N": 1, "M": 3, "K": 1]), on: DrawnObjects.dataset(perClass: 400, seed: 1),
        heldOut: DrawnObjects.dataset(perClass: 100, seed: 2),
        until: 0.8, rate: 0.03)
case "forward":
    for network in [
        try Network.alexNet(), try .zfNet(), try .vggM(), try .vgg16(), try .googLeNet(), try .resNet50(),
        try .resNet152(),
    ] {
        let start = ContinuousClock.now
        let output = try network(Tensor.uniform(network.inputShape, seed: 1))
        print(network, "sum \(output.sum())", ContinuousClock.now - start, peakMemory(), separator: ", ")
    }
default:
    print(
        "usage: train speed NETWORK IMAGES BATCH EPOCHS [layerByLayer] | weights NETWORK STEPS [layerByLayer] | digits | things | forward"
    )
    exit(64)
}

func patternNetwork(_ numbers: [String: Int]) throws -> Network {
    try NetworkPattern("{(CONV+RELU)*N+POOL}*M+{FC+RELU}*K+SOFTMAX").network(
        input: [3, 32, 32], classes: 10, numbers)
}

func network(_ name: String) throws -> Network {
    switch name {
    case "lenet5": return try .leNet5()
    case "pattern": return try patternNetwork(["N": 2, "M": 3, "K": 1])
    case "alexnet": return try .alexNet(.torchvision)
    default:
        print("\(name) is none of lenet5, pattern, alexnet")
        exit(64)
    }
}

/// A hash (FNV-1a) of the bits of all that the network has learned after some steps.
func hash(ofWeights network: Network, steps: Int, convolutions order: ConvolutionOrder) throws -> UInt64 {
    let batch = network.inputShape == [3, 224, 224] ? 16 : 64
    var trainer = try Trainer(
        network, on: data(for: network, images: batch * steps),
        plan: TrainingPlan(epochs: 1, batchSize: batch, convolutions: order))
    try trainer.run()
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for name in trainer.network.parameters.names {
        for value in try trainer.network.parameters.value(name).values {
            hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01b3
        }
    }
    return hash
}

func data(for network: Network, images: Int) throws -> Dataset {
    let classes = network.inputShape == [3, 224, 224] ? 1000 : 10
    return try Dataset(
        images: .uniform([images] + network.inputShape, seed: 1), labels: (0..<images).map { $0 % classes },
        classNames: (0..<classes).map(String.init))
}

func imagesPerSecond(
    _ network: Network, images: Int, batch: Int, epochs: Int, convolutions order: ConvolutionOrder
) throws -> Double {
    let data = try data(for: network, images: images)
    var trainer = try Trainer(
        network, on: data, plan: TrainingPlan(epochs: epochs, batchSize: batch, convolutions: order))
    var best = 0.0
    var start = ContinuousClock.now
    try trainer.run { progress in
        guard progress.isEndOfEpoch else { return }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        best = max(best, Double(images) / seconds)
        start = .now
    }
    return best
}

func train(_ network: Network, on data: Dataset, heldOut: Dataset, until accuracy: Double, rate: Float) throws {
    var trainer = try Trainer(
        network, on: data, validation: heldOut, plan: TrainingPlan(epochs: 10, learningRate: .constant(rate)))
    let start = ContinuousClock.now
    struct Done: Error {}
    do {
        try trainer.run { progress in
            guard let metrics = progress.validation else { return }
            print(progress)
            if metrics.accuracy >= accuracy { throw Done() }
        }
    } catch is Done {}
    print("\(network): \(trainer.history.epochs.last?.validationAccuracy ?? 0) after", ContinuousClock.now - start)
}

func peakMemory() -> String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }.map(String.init) ?? ""
}
