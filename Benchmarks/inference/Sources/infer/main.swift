import Foundation
import Kernels
import Models
import Networks

// usage: infer NETWORK WEIGHTS INPUT
//
// Lectern's side of Benchmarks/inference/run: loads the weights of a safetensors file into a network for the tensor `input`
// of another, makes a plan for its shape, says "ready", and answers each line of standard input by one, until there is no more:
//   measure SECONDS RUNS    one pass that is not counted, then at least RUNS passes and at least SECONDS: the ms of each
//   output FILE             writes the tensor `output` of one pass
//   limit PASSES            the ms that this machine's measured limits allow for the plan's products and bytes
//   layers PASSES           a line for each step: its first layer, its method and the median ms, with tabs between
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

/// The plan alone stays: it has the weights in its own order.
func plan(_ name: String, weights: URL, shape: [Int]) throws -> InferencePlan {
    var network = try drawn(name, imageSize: shape[2])
    try network.loadWeights(from: weights)
    return try (consume network).plan(for: shape)
}

/// A step's first layer, its method and the median milliseconds.
func layers(of plan: InferencePlan, on images: Tensor, passes: Int) throws -> String {
    var times = plan.steps.map { _ in [Duration]() }
    for _ in 0..<passes + 2 {
        _ = try plan(images) { times[$0].append($1) }
    }
    return zip(plan.steps, times).map { step, times in
        let median = times.dropFirst(2).sorted()[passes / 2] / .milliseconds(1)
        return "\(step.layers[0])\t\(step.method)\t\(median)"
    }.joined(separator: "\n")
}

func answer(_ line: String, by plan: InferencePlan, on images: Tensor) throws -> String {
    let words = line.split(separator: " ")
    if words.count == 3, words[0] == "measure", let seconds = Double(words[1]), let runs = Int(words[2]) {
        let times = try measure(seconds: seconds, runs: runs) { _ = try plan(images) }
        return times.map { "\($0)" }.joined(separator: " ")
    }
    if words.count == 2, words[0] == "output" {
        try SafetensorsFile.write(["output": plan(images)], to: URL(filePath: String(words[1])))
        return "written"
    }
    if words.count == 2, words[0] == "layers", let passes = Int(words[1]), passes > 0 {
        return try layers(of: plan, on: images, passes: passes)
    }
    if words.count == 2, words[0] == "limit", let passes = Int(words[1]), passes > 0 {
        let times = try PlanTimes(plan, runs: passes)
        return "\(1e3 * times.rows.reduce(0) { $0 + $1.seconds * $1.shareOfLimit })"
    }
    throw Wrong(
        description: "'\(line)' is not 'measure SECONDS RUNS', 'output FILE', 'limit PASSES' or 'layers PASSES'")
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
    let plan = try plan(name, weights: URL(filePath: words[2]), shape: images.shape)
    reply("ready")
    while let line = readLine() {
        reply(try answer(line, by: plan, on: images))
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
