import Foundation
import Testing

@testable import Kernels

@Suite("Threads change nothing but the time")
struct ThreadTests {
    /// Every operator that shares its work, on tensors large enough that it does.
    static let operators: [(name: String, run: @Sendable () throws -> [Tensor])] = {
        let x = Tensor.normal([6, 8, 33, 35], seed: 1)
        let w = Tensor.normal([24, 8, 3, 3], seed: 2)
        let depthwise = Tensor.normal([8, 1, 3, 3], seed: 3)
        let wide = Tensor.normal([300, 400], seed: 4)
        return [
            ("matmul", { [try matmul(wide, wide.transposed())] }),
            ("linear", { [try linear(wide, weight: wide, bias: Tensor.ones([300]))] }),
            ("linearBackward", { try linearBackward(.ones([300, 300]), input: wide, weight: wide).all }),
            ("conv2d", { [try conv2d(x, weight: w, padding: 1)] }),
            ("conv2d, one image", { [try conv2d(x.slice(axis: 0, from: 0, to: 1), weight: w, padding: 1)] }),
            ("conv2d, depthwise", { [try conv2d(x, weight: depthwise, groups: 8)] }),
            (
                "conv2dBackward",
                {
                    try conv2dBackward(.concat([x, x, x], axis: 1), input: x, weight: w, padding: 1).all
                }
            ),
            (
                "convTranspose2d",
                { [try convTranspose2d(x, weight: w.transposed(axes: [1, 0, 2, 3]), window: Window(stride: 2))] }
            ),
            (
                "convTranspose2dBackward",
                {
                    let gradient = Tensor.normal([6, 4, 35, 37], seed: 7)
                    let filters = Tensor.normal([8, 4, 3, 3], seed: 8)
                    return try convTranspose2dBackward(gradient, input: x, weight: filters, window: Window(stride: 1))
                        .all
                }
            ),
            (
                "conv2dBackward, depthwise",
                { try conv2dBackward(x, input: x, weight: depthwise, padding: 1, groups: 8).all }
            ),
            (
                "locallyConnected2d",
                {
                    let small = Tensor.normal([6, 4, 12, 12], seed: 5)
                    let filters = Tensor.normal([10, 10, 5, 4, 3, 3], seed: 6)
                    let y = try locallyConnected2d(small, weight: filters)
                    return try [y] + locallyConnected2dBackward(y, input: small, weight: filters).all
                }
            ),
            (
                "im2col and col2im",
                {
                    let columns = try im2col(x, filter: Extent(3))
                    return [columns, try col2im(columns, shape: x.shape, filter: Extent(3))]
                }
            ),
            ("maxPool2d", { [try maxPool2d(x, size: 3, stride: 2)] }),
            (
                "maxPool2dBackward and unpooling",
                {
                    let pooled = try maxPool2dWithSwitches(x, size: 3, stride: 2)
                    return [
                        pooled.output, try maxPool2dBackward(pooled.output, switches: pooled.switches),
                        try maxUnpool2d(pooled.output, switches: pooled.switches),
                        try maxUnpool2dBackward(x, switches: pooled.switches),
                    ]
                }
            ),
            ("averagePool2d", { [try averagePool2d(x, size: 3, stride: 2)] }),
            (
                "averagePool2dBackward",
                {
                    [try averagePool2dBackward(x, shape: [6, 8, 67, 71], size: Extent(3), window: Window(stride: 2))]
                }
            ),
            ("globalAveragePool2d", { [try globalAveragePool2d(x)] }),
            ("localResponseNorm", { [try localResponseNorm(x), try localResponseNormBackward(x, input: x)] }),
            ("batchNorm", { [try batchNormTraining(x, scale: .ones([8]), shift: .zeros([8])).output] }),
            ("batchNormBackward", { try batchNormTrainingBackward(x, input: x, scale: .ones([8])).all }),
            ("dropout", { [try dropout(x, rate: 0.5, seed: 3)] }),
            ("random numbers", { [.normal([300, 401], seed: 1), .uniform([300, 401], seed: 1)] }),
            ("tanh", { [tanh(x), sigmoid(x), exp(x), try tanhBackward(x, input: x)] }),
            ("arithmetic", { [try x * x, try x + Tensor.ones([8, 1, 1]), try x / (x * x + 1)] }),
            ("sums", { [Tensor(x.sum()), try x.sum(axis: 1), try x.max(axis: -1), try x.argmax(axis: 0)] }),
            (
                "layout",
                { [try x.transposed(axes: [3, 1, 0, 2]), try x.padded(Padding(2)), try .concat([x, x], axis: 1)] }
            ),
            ("softmax", { [try softmax(wide), try logSoftmax(wide)] }),
            ("softmax along an axis", { [try softmax(x, axis: 1), try logSoftmax(wide, axis: 0)] }),
            ("smooth units", { [silu(x), gelu(x), pow(abs(x), 1.5), try geluBackward(x, input: x)] }),
            (
                "choices and gathering",
                { [try maximum(x, x * x), try select(where: x .> 0, x, Tensor(0)), try x.gather([5, 0, 0, 3])] }
            ),
            ("stacks of products", { [try matmul(x, .normal([35, 20], seed: 9))] }),
            (
                "layer and group normalization",
                {
                    [
                        try layerNorm(x, scale: .ones([35]), shift: .ones([35])),
                        try groupNorm(x, groups: 2, scale: .ones([8]), shift: .ones([8])),
                    ]
                }
            ),
            (
                "nearestResize",
                { [try nearestResize(x, to: Extent(50)), try nearestResizeBackward(x, shape: [6, 8, 9, 9])] }
            ),
            (
                "conv2d, packed, with an epilogue",
                {
                    let packed = try PackedWeights(w, input: x.shape, window: Window(padding: 1))
                    let residual = Tensor.ones([6, 24, 33, 35])
                    return [try conv2d(x, weights: packed, epilogue: Epilogue(residual: residual, rectifies: true))]
                }
            ),
            (
                "losses",
                {
                    let (p, labels) = (try softmax(wide), (0..<300).map { $0 })
                    return [
                        try softmaxBackward(wide, output: p),
                        try logSoftmaxBackward(wide, output: try logSoftmax(wide)),
                        try crossEntropyBackward(wide, labels: labels), Tensor(try meanSquaredError(wide, target: p)),
                    ]
                }
            ),
            (
                "bilinearResize",
                { [try bilinearResize(x, to: Extent(50)), try bilinearResizeBackward(x, shape: [6, 8, 20, 60])] }
            ),
        ]
    }()

    @Test("threads that come too late are woken more and more seldom, until one of them helps")
    func waking() {
        var waking = Waking()
        var asleep: [Int] = []
        for _ in 0..<9 {
            var calls = 0
            while !waking.isWorthwhile() { calls += 1 }
            asleep.append(calls)
            waking.learn(helped: false)
        }
        #expect(asleep == [0, 1, 2, 4, 8, 16, 32, 64, 64])
        while !waking.isWorthwhile() {}
        waking.learn(helped: true)
        let isWoken = waking.isWorthwhile()
        #expect(isWoken)
    }

    @Test("a channel's patches touch no memory beside their own, which is another thread's", arguments: 1...20)
    func patchesStayInTheirMemory(width: Int) throws {
        for (height, padding) in [(1, 0), (2, 1), (7, 0), (7, 1)] {
            let g = try ConvolutionGeometry(
                "", input: [1, 1, height + 2, width + 2], weight: [1, 1, 3, 3],
                window: Window(stride: 1, padding: padding), groups: 1)
            let image = Tensor.normal([1, 1, height + 2, width + 2], seed: 1)
            let count = g.patchSize * g.placements
            var memory = [Float](repeating: .infinity, count: count + 64)
            memory.withUnsafeMutableBufferPointer { memory in
                image.withValues { image in
                    gatherPatches(
                        image.baseAddress!, into: memory.baseAddress!, g, rows: 0..<g.output.height, isParallel: false)
                }
            }
            #expect(memory.firstIndex(of: .infinity) == count, "maps of \(g.output)")
        }
    }

    @Test("one thread and several agree", arguments: operators.indices)
    func agreement(index: Int) throws {
        let run = Self.operators[index].run
        let alone = try Threads.with(1, run)
        for threads in [2, 3, 8] {
            for (a, b) in zip(alone, try Threads.with(threads, run)) {
                expectClose(b, Reference(a), "\(Self.operators[index].name)")
            }
        }
    }

    @Test("the same number of threads gives the same bytes", arguments: operators.indices)
    func determinism(index: Int) throws {
        let run = Self.operators[index].run
        let first = try Threads.with(3, run)
        for _ in 0..<5 { #expect(try Threads.with(3, run) == first, "\(Self.operators[index].name)") }
    }

    @Test("callers on many tasks do not disturb each other")
    func concurrency() async throws {
        let x = Tensor.normal([200, 200], seed: 1)
        let expected = try Threads.with(1) { try matmul(x, x) }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { (try? Threads.with(4) { try matmul(x, x) } == expected) ?? false }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("a forked child computes the same, with threads of its own, and so does its parent")
    func fork() throws {
        let x = Tensor.normal([300, 300], seed: 1)
        let expected = try Threads.with(3) { try matmul(x, x) }
        for _ in 0..<10 {
            let child = forkProcess()
            if child == 0 {
                let right = (0..<5).allSatisfy { _ in (try? Threads.with(3) { try matmul(x, x) == expected }) ?? false }
                _exit(right ? 42 : 1)
            }
            #expect(try Threads.with(3) { try matmul(x, x) } == expected)
            var status: Int32 = 0
            waitpid(child, &status, 0)
            #expect(status == 42 << 8)
        }
    }

    @Test("LECTERN_THREADS is a number above 0, or as many as there are processors")
    func count() {
        #expect(Threads.count >= 1)
        for (asked, threads) in [("3", 3), ("0", 8), ("-2", 8), ("many", 8), ("", 8), ("9999", 256)] {
            #expect(ThreadPool.chosenThreads(asked: asked, processors: 8) == threads)
        }
        #expect(ThreadPool.chosenThreads(asked: nil, processors: 8) == 8)
        #expect(Threads.with(7) { Threads.count } == 7)
        #expect(Threads.with(0) { Threads.count } == 1)
    }
}

/// fork, by a name under which Swift lets it be called.
@_silgen_name("fork") private func forkProcess() -> Int32
