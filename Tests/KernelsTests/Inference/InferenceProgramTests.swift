import Dispatch
import Testing

@testable import Kernels

@Suite("A program's steps are what the operators give")
struct InferenceProgramTests {
    /// What a program of one step gives.
    private func result(
        _ input: Tensor, _ step: (inout InferenceBuilder, InferenceBuilder.Value) throws -> InferenceBuilder.Value
    ) throws -> Tensor {
        var builder = InferenceBuilder(input: input.shape)
        let end = try step(&builder, builder.input)
        return try InferenceProgram(builder, output: end, sums: .quickest).run(input)
    }

    @Test("max pooling, over 200 random shapes, with values that are no numbers among them")
    func maxPool() throws {
        var dice = Dice(193)
        var found = 0
        while found < 200 {
            var input = dice.tensor([dice.int(1...2), dice.pick([1, 16, 20]), dice.int(1...9), dice.int(1...9)])
            if dice.coin(3) { input[dice.int(0...(input.count - 1))] = .nan }
            let size = Extent(height: dice.int(1...3), width: dice.int(1...3))
            let window = dice.window(dilated: false)
            guard let expected = try? maxPool2d(input, size: size, window: window) else { continue }
            found += 1
            let actual = try result(input) { try $0.maxPool("pool", $1, size: size, window: window) }
            #expect(actual.shape == expected.shape)
            #expect(
                actual.values.map(\.bitPattern) == expected.values.map(\.bitPattern), "\(input.shape) \(size) \(window)"
            )
        }
    }

    @Test("AlexNet's normalization, over 100 random shapes, with its exponent and with others")
    func responseNorm() throws {
        var dice = Dice(200)
        for _ in 0..<100 {
            let input = dice.tensor(
                [dice.int(1...2), dice.pick([1, 3, 16, 40]), dice.int(1...4), dice.int(1...5)], in: -3...3)
            let (size, alpha, k) = (dice.int(1...7), dice.float(0...1), dice.float(0.5...2))
            let beta: Float = dice.coin(4) ? 0.5 : 0.75
            let found = try result(input) {
                $0.localResponseNorm("norm", $1, size: size, alpha: alpha, beta: beta, k: k)
            }
            expectClose(
                found, Reference(try localResponseNorm(input, size: size, alpha: alpha, beta: beta, k: k)),
                "\(input.shape) size \(size) beta \(beta)")
        }
    }

    @Test("the mean of each map, joined maps whose channels fill no blocks, and layers of one's own")
    func others() throws {
        var dice = Dice(194)
        for _ in 0..<50 {
            let input = dice.tensor([dice.int(1...3), dice.pick([1, 5, 16, 40]), dice.int(1...5), dice.int(1...5)])
            let mean = try result(input) { $0.globalAverage("mean", $1) }
            expectClose(mean, Reference(try globalAveragePool2d(input)))
            let joined = try Tensor.concat([input, input.map { -$0 }, input], axis: 1)
            let found = try result(input) { builder, value in
                let negative = builder.append("negative", [value], shape: input.shape) { $0[0].map { -$0 } }
                return builder.concatenation("concat", [value, negative, value], shape: joined.shape)
            }
            #expect(found == joined)
        }
    }

    @Test("fully connected layers of any size, after maps and after rows, for one image and for some")
    func linear() throws {
        var dice = Dice(195)
        for _ in 0..<100 {
            let isMap = dice.coin()
            let batch = dice.int(1...9)
            let input = dice.tensor(isMap ? [batch, dice.int(1...20), dice.int(1...4), 3] : [batch, dice.int(1...70)])
            let rows = try input.reshaped([batch, input.count / batch])
            let weight = dice.tensor([dice.int(1...30), rows.shape[1]])
            let bias = dice.coin() ? dice.tensor([weight.shape[0]]) : nil
            let rectifies = dice.coin()
            let found = try Threads.with(dice.int(1...3)) {
                try result(input) { $0.linear("fc", $1, weight: weight, bias: bias, rectifies: rectifies) }
            }
            let sums = try Kernels.linear(rows, weight: weight, bias: bias)
            expectClose(found, Reference(rectifies ? relu(sums) : sums), "\(input.shape) \(weight.shape)")
        }
    }

    /// Branches that are joined, one of them seen twice, and a shortcut around a convolution.
    private func branching(_ dice: inout Dice) throws -> (
        program: InferenceProgram, expected: (Tensor) throws -> Tensor
    ) {
        let (first, second, third) = (
            dice.tensor([32, 3, 3, 3]), dice.tensor([16, 32, 1, 1]), dice.tensor([48, 48, 3, 3])
        )
        let pad = Window(padding: 1)
        var builder = InferenceBuilder(input: [2, 3, 11, 10])
        let a = try builder.convolution(
            "a", builder.input, weight: first, bias: nil, residual: nil, rectifies: true, window: pad, groups: 1)
        let b = try builder.convolution(
            "b", a, weight: second, bias: nil, residual: nil, rectifies: false, window: Window(stride: 1), groups: 1)
        let joined = builder.concatenation("joined", [a, b], shape: [2, 48, 11, 10])
        let c = try builder.convolution(
            "c", joined, weight: third, bias: nil, residual: joined, rectifies: true, window: pad, groups: 1)
        return (
            try InferenceProgram(builder, output: c, sums: .plain),
            { input in
                let a = relu(try conv2d(input, weight: first, window: pad))
                let joined = try Tensor.concat([a, try conv2d(a, weight: second)], axis: 1)
                return relu(try conv2d(joined, weight: third, window: pad) + joined)
            }
        )
    }

    @Test("branches are computed where they are joined, and a second run finds the memory of the first")
    func branches() throws {
        var dice = Dice(196)
        let (program, expected) = try branching(&dice)
        #expect(!program.steps.contains { $0.name == "joined" })
        for _ in 0..<3 {
            let input = dice.tensor([2, 3, 11, 10])
            expectClose(try program.run(input), Reference(try expected(input)))
        }
    }

    @Test("runs at the same time do not meet")
    func concurrency() throws {
        var dice = Dice(197)
        let (program, _) = try branching(&dice)
        let inputs = (0..<8).map { _ in dice.tensor([2, 3, 11, 10]) }
        let alone = try inputs.map { try program.run($0) }
        DispatchQueue.concurrentPerform(iterations: 64) { i in
            #expect((try? program.run(inputs[i % 8])) == alone[i % 8])
        }
    }

    @Test("inputs of another shape are refused")
    func otherShape() throws {
        var dice = Dice(198)
        let (program, _) = try branching(&dice)
        #expect(throws: ShapeError.self) { try program.run(.zeros([1, 3, 11, 10])) }
    }

    @Test("values that live at the same time never overlap, and the memory is at most a fifth above what they need")
    func arena() {
        var dice = Dice(199)
        var (all, least) = (0, 0)
        for _ in 0..<200 {
            let requests = (0..<dice.int(1...30)).map { _ in
                let start = dice.int(0...20)
                return ArenaPlan.Request(count: dice.int(1...50), steps: start...(start + dice.int(0...6)))
            }
            let plan = ArenaPlan(requests)
            for i in requests.indices {
                #expect(plan.offsets[i] + requests[i].count <= plan.count)
                for j in 0..<i where requests[i].steps.overlaps(requests[j].steps) {
                    #expect(
                        plan.offsets[i] + requests[i].count <= plan.offsets[j]
                            || plan.offsets[j] + requests[j].count <= plan.offsets[i])
                }
            }
            all += plan.count
            least +=
                (0...26).map { step in requests.filter { $0.steps.contains(step) }.reduce(0) { $0 + $1.count } }.max()
                ?? 0
        }
        #expect(all <= least * 6 / 5)
    }
}
