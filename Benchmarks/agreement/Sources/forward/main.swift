import Foundation
import Kernels
import Networks

// usage: forward NETWORK WEIGHTS INPUT OUTPUT [COPY]
//
// Runs a network with the weights of a safetensors file on the tensor `input` of another, and writes the tensors `scores`
// and `probabilities`; COPY receives the weights as the network saves them.

func network(_ name: String) throws -> (Network, StateDictionary) {
    switch name {
    case "LeNet-5": (try .leNet5(), .layerNames)
    case "AlexNet": (try .alexNet(), .layerNames)
    case "AlexNet (torchvision)": (try .alexNet(.torchvision), .torchvisionAlexNet)
    case "ZFNet": (try .zfNet(), .layerNames)
    case "VGG-M": (try .vggM(), .layerNames)
    case "VGG-16": (try .vgg16(), .torchvisionVGG16)
    case "GoogLeNet": (try .googLeNet(), .layerNames)
    case "GoogLeNet (torchvision)": (try .googLeNet(.torchvision), .layerNames)
    case "ResNet-50": (try .resNet50(), .layerNames)
    case "ResNet-152": (try .resNet152(), .layerNames)
    default: throw WeightsError.file(path: name, reason: "there is no such network")
    }
}

func file(_ place: Int) -> URL { URL(filePath: CommandLine.arguments[place]) }

do {
    guard 5...6 ~= CommandLine.arguments.count else {
        throw WeightsError.file(path: "usage", reason: "four or five words")
    }
    var (network, names) = try network(CommandLine.arguments[1])
    let clock = ContinuousClock()
    // The naming is left out: the network finds it.
    let loading = try clock.measure { try network.loadWeights(from: file(2)) }
    let input = try SafetensorsFile(file(3)).tensor("input")
    var probabilities = try network(input)
    let running = try clock.measure { probabilities = try network(input) }
    let scores = network.graph.nodes[network.graph.nodes[network.graph.output].inputs[0]].name
    try SafetensorsFile.write(
        ["scores": network.activation(scores, for: input), "probabilities": probabilities], to: file(4))
    if CommandLine.arguments.count == 6 { try network.saveWeights(to: file(5), named: names) }
    print(loading / .seconds(1), running / .seconds(1))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
