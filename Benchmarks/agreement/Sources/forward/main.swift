import Foundation
import Kernels
import Models
import Networks

// usage: forward NETWORK WEIGHTS INPUT OUTPUT [COPY]
//
// Runs a network with the weights of a safetensors file on the tensor `input` of another, and writes the tensors `scores`
// and `probabilities`, and `aux1` and `aux2` of auxiliary heads; COPY receives the weights as the network saves them.

struct Usage: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
}

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
    case "GoogLeNet (auxiliary heads)": (try .googLeNet(.torchvision, auxiliaryHeads: .with), .layerNames)
    case "ResNet-50": (try .resNet50(), .layerNames)
    case "ResNet-152": (try .resNet152(), .layerNames)
    default: throw Usage(text: "there is no network '\(name)'")
    }
}

func file(_ place: Int) -> URL { URL(filePath: CommandLine.arguments[place]) }

do {
    guard 5...6 ~= CommandLine.arguments.count else {
        throw Usage(text: "usage: forward NETWORK WEIGHTS INPUT OUTPUT [COPY]")
    }
    var (network, names) = try network(CommandLine.arguments[1])
    let clock = ContinuousClock()
    // The naming is left out: the network finds it.
    let loading = try clock.measure { try network.loadWeights(from: file(2)) }
    let input = try SafetensorsFile(file(3)).tensor("input")
    var probabilities = try network(input)
    let running = try clock.measure { probabilities = try network(input) }
    // The scores before each softmax: the network's, and those of its auxiliary heads.
    let outputs =
        [("scores", network.graph.output)] + network.graph.heads.enumerated().map { ("aux\($0 + 1)", $1.node) }
    var tensors = ["probabilities": probabilities]
    for (name, place) in outputs {
        let scores = network.graph.nodes[network.graph.nodes[place].inputs[0]].name
        tensors[name] = try network.activation(scores, for: input)
    }
    try SafetensorsFile.write(tensors, to: file(4))
    if CommandLine.arguments.count == 6 { try network.saveWeights(to: file(5), named: names) }
    print(loading / .seconds(1), running / .seconds(1))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
