import Datasets
import Foundation
import Kernels
import Models
import Networks

// usage: read mnist|cifar10 FOLDER [train]
//
// Prints what our readers make of the files of a data set: for each part the images, the sum of every image's bytes and the
// labels. With `train`, LeNet-5 then learns the digits of the one part and reads those of the other.

do {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
        print("usage: read mnist|cifar10 FOLDER [train]")
        exit(64)
    }
    let folder = URL(filePath: arguments[2])
    let sets =
        arguments[1] == "mnist"
        ? [try MNIST.open(folder, .training), try MNIST.open(folder, .test)]
        : [try CIFAR10.open(folder, .training), try CIFAR10.open(folder, .test)]
    for set in sets {
        for place in 0..<set.count {
            let image = try set.batch([place]).images
            print(Int((image.values.reduce(0) { $0 + Double($1) } * 255).rounded()), set.labels[place])
        }
    }
    if arguments.last == "train" {
        let start = ContinuousClock.now
        var plan = TrainingPlan(epochs: 12, learningRate: .cosine(from: 0.05))
        plan.augmentation = Augmentation(shift: 2)
        var network = try Network.leNet5()
        try network.train(on: sets[0], plan: plan)
        let metrics = try network.evaluate(on: sets[1])
        print("accuracy \(metrics.accuracy) after \(ContinuousClock.now - start)")
        print(metrics.confusion)
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
