import Foundation
import Kernels
import Models
import Networks

// usage: infer NETWORK WEIGHTS INPUT
//
// Lectern's side of Benchmarks/inference/run: loads the weights of a safetensors file into a network for the tensor `input`
// of another, says "ready", and answers each line of standard input by one line, until there is no more:
//   measure SECONDS RUNS    one pass that is not counted, then at least RUNS passes and at least SECONDS: the ms of each
//   output FILE             writes the tensor `output` of one pass
// LECTERN_THREADS says how many threads it uses.

struct Wrong: Error, CustomStringConvertible {
    var description: String
}

func drawn(_ name: String, imageSize: Int) throws -> Network {
    switch name {
    case "alexnet": try .alexNet(.torchvision, imageSize: imageSize)
    case "alexnet-grouped": try .alexNet(.published, imageSize: imageSize)
    case "vgg16": try .vgg16(imageSize: imageSize)
    case "googlenet": try .googLeNet(.torchvision, imageSize: imageSize)
    case "resnet50": try .resNet50(imageSize: imageSize)
    case "resnet152": try .resNet152(imageSize: imageSize)
    default: throw Wrong(description: "there is no network '\(name)'")
    }
}

/// The milliseconds of each pass.
func measure(seconds: Double, runs: Int, _ pass: () throws -> Void) rethrows -> [Double] {
    try pass()
    var times: [Double] = []
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while times.count < runs || clock.now < end {
        times.append(try clock.measure(pass) / .milliseconds(1))
    }
    return times
}

func answer(_ line: String, by pass: () throws -> Tensor) throws -> String {
    let words = line.split(separator: " ")
    if words.count == 3, words[0] == "measure", let seconds = Double(words[1]), let runs = Int(words[2]) {
        return try measure(seconds: seconds, runs: runs) { _ = try pass() }.map { "\($0)" }.joined(separator: " ")
    }
    if words.count == 2, words[0] == "output" {
        try SafetensorsFile.write(["output": pass()], to: URL(filePath: String(words[1])))
        return "written"
    }
    throw Wrong(description: "'\(line)' is neither 'measure SECONDS RUNS' nor 'output FILE'")
}

func reply(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
}

do {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 3, let name = words.first else {
        throw Wrong(description: "usage: infer NETWORK WEIGHTS INPUT")
    }
    let images = try SafetensorsFile(URL(filePath: words[3])).tensor("input")
    var network = try drawn(name, imageSize: images.shape[2])
    try network.loadWeights(from: URL(filePath: words[2]))
    let plan = network
    let pass = { try plan(images) }
    reply("ready")
    while let line = readLine() {
        reply(try answer(line, by: pass))
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
