import Kernels

/// One operator at one shape: `prepare` makes its input, and returns what is measured.
struct Operation: Sendable {
    let name: String
    let prepare: @Sendable () throws -> () throws -> Void
}

func random(_ shape: Int...) -> Tensor { .normal(shape, seed: 1) }

func convolution(
    _ name: String, _ input: Tensor, filters: Int, size: Int, stride: Int = 1, padding: Int = 0, groups: Int = 1
) -> [Operation] {
    let weight = Tensor.normal([filters, input.shape[1] / groups, size, size], seed: 2)
    let bias = Tensor.normal([filters], seed: 3)
    @Sendable func forward() throws -> Tensor {
        try conv2d(input, weight: weight, bias: bias, stride: stride, padding: padding, groups: groups)
    }
    return [
        Operation(name: name) { { _ = try forward() } },
        Operation(name: name + " backward") {
            let gradient = try forward()
            return {
                _ = try conv2dBackward(
                    gradient, input: input, weight: weight, stride: stride, padding: padding, groups: groups)
            }
        },
    ]
}

func layer(_ name: String, batch: Int, inputs: Int, outputs: Int) -> [Operation] {
    let (x, w, b) = (random(batch, inputs), random(outputs, inputs), random(outputs))
    return [
        Operation(name: name) { { _ = try linear(x, weight: w, bias: b) } },
        Operation(name: name + " backward") {
            let gradient = random(batch, outputs)
            return { _ = try linearBackward(gradient, input: x, weight: w) }
        },
    ]
}

func maxPool(_ name: String, _ x: Tensor, size: Int, stride: Int) -> [Operation] {
    [
        Operation(name: name) { { _ = try maxPool2d(x, size: size, stride: stride) } },
        Operation(name: name + " with switches") { { _ = try maxPool2dWithSwitches(x, size: size, stride: stride) } },
        Operation(name: name + " backward") {
            let pooled = try maxPool2dWithSwitches(x, size: size, stride: stride)
            return { _ = try maxPool2dBackward(pooled.output, switches: pooled.switches) }
        },
    ]
}

let lenetMaps = random(64, 6, 28, 28)
let alexnetMaps = random(1, 96, 55, 55)

/// LeNet-5, 64 images at a time.
let lenet: [Operation] = {
    var all = convolution("LeNet conv1", random(64, 1, 28, 28), filters: 6, size: 5, padding: 2)
    all += convolution("LeNet conv2", random(64, 6, 14, 14), filters: 16, size: 5)
    all += maxPool("LeNet maxpool", lenetMaps, size: 2, stride: 2)
    all += layer("LeNet fc1", batch: 64, inputs: 400, outputs: 120)
    all += layer("LeNet fc2", batch: 64, inputs: 120, outputs: 84)
    all += layer("LeNet fc3", batch: 64, inputs: 84, outputs: 10)
    return all + lenetRest
}()

private let lenetRest: [Operation] = [
    Operation(name: "LeNet avgpool") { { _ = try averagePool2d(lenetMaps, size: 2) } },
    Operation(name: "LeNet avgpool backward") {
        let gradient = random(64, 6, 14, 14)
        return {
            _ = try averagePool2dBackward(
                gradient, shape: lenetMaps.shape, size: Extent(2), window: Window(stride: 2))
        }
    },
    Operation(name: "LeNet sigmoid") { { _ = sigmoid(lenetMaps) } },
    Operation(name: "LeNet sigmoid backward") {
        let y = sigmoid(lenetMaps)
        return { _ = try sigmoidBackward(lenetMaps, output: y) }
    },
    Operation(name: "LeNet tanh") { { _ = tanh(lenetMaps) } },
    Operation(name: "LeNet tanh backward") {
        let y = tanh(lenetMaps)
        return { _ = try tanhBackward(lenetMaps, output: y) }
    },
    Operation(name: "LeNet relu") { { _ = relu(lenetMaps) } },
    Operation(name: "LeNet relu backward") { { _ = try reluBackward(lenetMaps, input: lenetMaps) } },
    Operation(name: "LeNet softmax") {
        let z = random(64, 10)
        return { _ = try softmax(z) }
    },
    Operation(name: "LeNet cross-entropy") {
        let (z, labels) = (random(64, 10), (0..<64).map { $0 % 10 })
        return { _ = try crossEntropy(z, labels: labels) }
    },
    Operation(name: "LeNet cross-entropy backward") {
        let (z, labels) = (random(64, 10), (0..<64).map { $0 % 10 })
        return { _ = try crossEntropyBackward(z, labels: labels) }
    },
]

/// AlexNet, one image at a time, and sixteen.
let alexnet: [Operation] = {
    var all: [Operation] = maxPool("AlexNet maxpool", alexnetMaps, size: 3, stride: 2)
    for n in [1, 16] {
        all += convolution("AlexNet conv1 x\(n)", random(n, 3, 227, 227), filters: 96, size: 11, stride: 4)
        all += convolution(
            "AlexNet conv2 x\(n)", random(n, 96, 27, 27), filters: 256, size: 5, padding: 2, groups: 2)
        all += convolution("AlexNet conv3 x\(n)", random(n, 256, 13, 13), filters: 384, size: 3, padding: 1)
        all += convolution(
            "AlexNet conv5 x\(n)", random(n, 384, 13, 13), filters: 256, size: 3, padding: 1, groups: 2)
        all += layer("AlexNet fc6 x\(n)", batch: n, inputs: 9216, outputs: 4096)
        all += layer("AlexNet fc8 x\(n)", batch: n, inputs: 4096, outputs: 1000)
    }
    return all + alexnetRest
}()

private let alexnetRest: [Operation] = [
    Operation(name: "AlexNet relu") { { _ = relu(alexnetMaps) } },
    Operation(name: "AlexNet relu backward") { { _ = try reluBackward(alexnetMaps, input: alexnetMaps) } },
    Operation(name: "AlexNet lrn") { { _ = try localResponseNorm(alexnetMaps) } },
    Operation(name: "AlexNet lrn backward") {
        { _ = try localResponseNormBackward(alexnetMaps, input: alexnetMaps) }
    },
    Operation(name: "AlexNet dropout") {
        let x = random(16, 4096)
        return { _ = try dropout(x, rate: 0.5, seed: 1) }
    },
    Operation(name: "AlexNet dropout backward") {
        let x = random(16, 4096)
        return { _ = try dropoutBackward(x, rate: 0.5, seed: 1) }
    },
    Operation(name: "AlexNet softmax") {
        let z = random(16, 1000)
        return { _ = try softmax(z) }
    },
    Operation(name: "AlexNet log-softmax") {
        let z = random(16, 1000)
        return { _ = try logSoftmax(z) }
    },
    Operation(name: "AlexNet softmax backward") {
        let p = try softmax(random(16, 1000))
        return { _ = try softmaxBackward(p, output: p) }
    },
    Operation(name: "AlexNet log-softmax backward") {
        let y = try logSoftmax(random(16, 1000))
        return { _ = try logSoftmaxBackward(y, output: y) }
    },
    Operation(name: "AlexNet cross-entropy") {
        let (z, labels) = (random(16, 1000), (0..<16).map { $0 * 7 })
        return { _ = try crossEntropy(z, labels: labels) }
    },
    Operation(name: "AlexNet cross-entropy backward") {
        let (z, labels) = (random(16, 1000), (0..<16).map { $0 * 7 })
        return { _ = try crossEntropyBackward(z, labels: labels) }
    },
    Operation(name: "AlexNet soft cross-entropy") {
        let (z, targets) = (random(16, 1000), try softmax(random(16, 1000)))
        return { _ = try crossEntropy(z, targets: targets) }
    },
    Operation(name: "AlexNet soft cross-entropy backward") {
        let (z, targets) = (random(16, 1000), try softmax(random(16, 1000)))
        return { _ = try crossEntropyBackward(z, targets: targets) }
    },
    Operation(name: "AlexNet hinge") {
        let (z, labels) = (random(16, 1000), (0..<16).map { $0 * 7 })
        return { _ = try hingeLoss(z, labels: labels) }
    },
    Operation(name: "AlexNet hinge backward") {
        let (z, labels) = (random(16, 1000), (0..<16).map { $0 * 7 })
        return { _ = try hingeLossBackward(z, labels: labels) }
    },
]
