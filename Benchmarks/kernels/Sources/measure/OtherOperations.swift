import Kernels

private let maps = random(16, 96, 27, 27)

/// What neither network has, at their shapes.
let others: [Operation] = [
    Operation(name: "depthwise 3x3") {
        let w = random(96, 1, 3, 3)
        return { _ = try conv2d(maps, weight: w, padding: 1, groups: 96) }
    },
    Operation(name: "depthwise 3x3 backward") {
        let w = random(96, 1, 3, 3)
        return { _ = try conv2dBackward(maps, input: maps, weight: w, padding: 1, groups: 96) }
    },
    Operation(name: "pointwise 1x1") {
        let w = random(128, 96, 1, 1)
        return { _ = try conv2d(maps, weight: w) }
    },
    Operation(name: "pointwise 1x1 backward") {
        let (w, gradient) = (random(128, 96, 1, 1), random(16, 128, 27, 27))
        return { _ = try conv2dBackward(gradient, input: maps, weight: w) }
    },
    Operation(name: "dilated 3x3") {
        let w = random(96, 96, 3, 3)
        return { _ = try conv2d(maps, weight: w, padding: 2, dilation: 2) }
    },
    Operation(name: "transposed 3x3/2") {
        let w = random(96, 48, 3, 3)
        return { _ = try convTranspose2d(maps, weight: w, window: Window(stride: 2, padding: 1)) }
    },
    Operation(name: "transposed 3x3/2 backward") {
        let (w, gradient, window) = (random(96, 48, 3, 3), random(16, 48, 53, 53), Window(stride: 2, padding: 1))
        return { _ = try convTranspose2dBackward(gradient, input: maps, weight: w, window: window) }
    },
    Operation(name: "locally connected 5x5") {
        let w = random(10, 10, 16, 6, 5, 5)
        let x = random(64, 6, 14, 14)
        return { _ = try locallyConnected2d(x, weight: w) }
    },
    Operation(name: "locally connected 5x5 backward") {
        let (x, w, gradient) = (random(64, 6, 14, 14), random(10, 10, 16, 6, 5, 5), random(64, 16, 10, 10))
        return { _ = try locallyConnected2dBackward(gradient, input: x, weight: w) }
    },
    Operation(name: "batch norm training") {
        let (scale, shift) = (random(96), random(96))
        return { _ = try batchNormTraining(maps, scale: scale, shift: shift) }
    },
    Operation(name: "batch norm training backward") {
        let scale = random(96)
        return { _ = try batchNormTrainingBackward(maps, input: maps, scale: scale) }
    },
    Operation(name: "batch norm inference") {
        let (m, scale, shift) = (random(96), random(96), random(96))
        let variance = m.map { abs($0) + 1 }
        return { _ = try batchNormInference(maps, mean: m, variance: variance, scale: scale, shift: shift) }
    },
    Operation(name: "batch norm inference backward") {
        let (m, scale) = (random(96), random(96))
        let variance = m.map { abs($0) + 1 }
        return {
            _ = try batchNormInferenceBackward(maps, input: maps, mean: m, variance: variance, scale: scale)
        }
    },
    Operation(name: "global average") { { _ = try globalAveragePool2d(maps) } },
    Operation(name: "global average backward") {
        let gradient = random(16, 96)
        return { _ = try globalAveragePool2dBackward(gradient, shape: maps.shape) }
    },
    Operation(name: "maxout") { { _ = try maxout(maps, pieces: 2) } },
    Operation(name: "maxout backward") {
        let gradient = random(16, 48, 27, 27)
        return { _ = try maxoutBackward(gradient, input: maps, pieces: 2) }
    },
    Operation(name: "leaky relu") { { _ = leakyReLU(maps) } },
    Operation(name: "leaky relu backward") { { _ = try leakyReLUBackward(maps, input: maps) } },
    Operation(name: "elu") { { _ = elu(maps) } },
    Operation(name: "elu backward") { { _ = try eluBackward(maps, input: maps) } },
    Operation(name: "step") { { _ = step(maps) } },
    Operation(name: "exp") { { _ = exp(maps) } },
    Operation(name: "log") {
        let positive = maps.map { abs($0) }
        return { _ = log(positive) }
    },
    Operation(name: "add") { { _ = try maps + maps } },
    Operation(name: "add channels") {
        let b = random(96, 1, 1)
        return { _ = try maps + b }
    },
    Operation(name: "add channels backward") {
        let b = random(96, 1, 1)
        return { _ = try addBackward(maps, left: maps, right: b) }
    },
    Operation(name: "multiply channels backward") {
        let b = random(96, 1, 1)
        return { _ = try multiplyBackward(maps, left: maps, right: b) }
    },
    Operation(name: "divide backward") {
        let b = maps.map { abs($0) + 1 }
        return { _ = try divideBackward(maps, left: maps, right: b) }
    },
    Operation(name: "multiply by a number") { { _ = maps * 2 } },
    Operation(name: "sum") { { _ = maps.sum() } },
    Operation(name: "max") { { _ = maps.max() } },
    Operation(name: "argmax") { { _ = maps.argmax() } },
    Operation(name: "sum over the last axis") { { _ = try maps.sum(axis: -1) } },
    Operation(name: "sum over channels") { { _ = try maps.sum(axis: 1) } },
    Operation(name: "max over channels") { { _ = try maps.max(axis: 1) } },
    Operation(name: "argmax over channels") { { _ = try maps.argmax(axis: 1) } },
    Operation(name: "transpose a matrix") {
        let x = random(1024, 1024)
        return { _ = x.transposed() }
    },
    Operation(name: "slice") { { _ = try maps.slice(axis: 1, from: 10, to: 60) } },
    Operation(name: "concat") { { _ = try Tensor.concat([maps, maps], axis: 1) } },
    Operation(name: "pad") { { _ = try maps.padded(Padding(2)) } },
    Operation(name: "im2col") { { _ = try im2col(maps, filter: Extent(3), window: Window(padding: 1)) } },
    Operation(name: "col2im") {
        let columns = try im2col(maps, filter: Extent(3), window: Window(padding: 1))
        return { _ = try col2im(columns, shape: maps.shape, filter: Extent(3), window: Window(padding: 1)) }
    },
    Operation(name: "top 5 of 1000") {
        let x = random(64, 1000)
        return { _ = try x.topK(5) }
    },
    Operation(name: "unpool") {
        let pooled = try maxPool2dWithSwitches(maps, size: 3, stride: 2)
        return { _ = try maxUnpool2d(pooled.output, switches: pooled.switches) }
    },
    Operation(name: "bilinear resize x2") { { _ = try bilinearResize(maps, to: Extent(54)) } },
    Operation(name: "bilinear resize x2 backward") {
        let gradient = random(16, 96, 54, 54)
        return { _ = try bilinearResizeBackward(gradient, shape: maps.shape) }
    },
    Operation(name: "mean squared error") { { _ = try meanSquaredError(maps, target: maps) } },
    Operation(name: "mean squared error backward") {
        let target = maps * 2
        return { _ = try meanSquaredErrorBackward(maps, target: target) }
    },
    Operation(name: "normal") { { _ = Tensor.normal([1_000_000], seed: 1) } },
    Operation(name: "uniform") { { _ = Tensor.uniform([1_000_000], seed: 1) } },
    Operation(name: "matmul 1024") {
        let x = random(1024, 1024)
        return { _ = try matmul(x, x) }
    },
]
