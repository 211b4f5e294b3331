import Testing

@testable import Kernels

@Suite("The laws of convolution hold")
struct ConvolutionLawTests {
    @Test("it is linear in its input and in its filters")
    func linearity() throws {
        var dice = Dice(16)
        for _ in 0..<200 {
            let c = Conv2DTests.random(&dice, coarse: true)
            let (x, w) = (dice.coarse(c.input.shape), dice.coarse(c.weight.shape))
            func conv(_ x: Tensor, _ w: Tensor) throws -> Tensor {
                try conv2d(x, weight: w, window: c.window, groups: c.groups)
            }
            let bothInputs = try conv(c.input * 2 + x, c.weight)
            expectClose(bothInputs, Reference(try conv(c.input, c.weight) * 2 + conv(x, c.weight)))
            let bothFilters = try conv(c.input, c.weight - w * 3)
            expectClose(bothFilters, Reference(try conv(c.input, c.weight) - conv(c.input, w) * 3))
        }
    }

    @Test("an image moved by the stride gives a result moved by one")
    func shift() throws {
        var dice = Dice(17)
        for _ in 0..<200 {
            let (height, width, stride) = (dice.int(1...8), dice.int(1...8), dice.int(1...3))
            let (r, s) = (dice.int(1...height), dice.int(1...width))
            let (x, w) = (dice.coarse([1, 2, height, width]), dice.coarse([3, 2, r, s]))
            // Far enough inside that nothing is pushed over the edge.
            let room = Padding(top: 3, left: 3, bottom: 3, right: 3)
            let moved = Padding(top: 3 + stride, left: 3 + stride, bottom: 3, right: 3)
            let window = Window(stride: stride, rounding: .down)
            let there = try conv2d(x.padded(room), weight: w, window: window)
            let here = try conv2d(x.padded(moved), weight: w, window: window)
            let inside = try here.slice(axis: 2, from: 1, to: there.shape[2] + 1).slice(
                axis: 3, from: 1, to: there.shape[3] + 1)
            #expect(inside == there)
        }
    }

    @Test("input gradient and transposed convolution are its adjoints: <A x, y> = <x, A' y>")
    func adjoint() throws {
        var dice = Dice(18)
        for _ in 0..<200 {
            let c = Conv2DTests.random(&dice, coarse: true)
            let y = try conv2d(c.input, weight: c.weight, window: c.window, groups: c.groups)
            let other = dice.coarse(y.shape)
            let back = try conv2dBackward(other, input: c.input, weight: c.weight, window: c.window, groups: c.groups)
            #expect(abs(inner(y, other) - inner(c.input, back.input)) < 1e-9)
            #expect(abs(inner(y, other) - inner(c.weight, back.weight)) < 1e-9)
        }
    }

    @Test("groups are convolutions side by side, and a dilated filter is one with holes")
    func composition() throws {
        var dice = Dice(19)
        let x = dice.coarse([2, 6, 9, 8])
        let w = dice.coarse([4, 3, 3, 2])
        let halves = try x.split(axis: 1, sizes: [3, 3])
        let filters = try w.split(axis: 0, sizes: [2, 2])
        let parts = try zip(halves, filters).map { try conv2d($0, weight: $1, padding: 1) }
        #expect(try conv2d(x, weight: w, padding: 1, groups: 2) == Tensor.concat(parts, axis: 1))

        let narrow = dice.coarse([2, 6, 2, 2])
        var wide = Tensor.zeros([2, 6, 4, 4])
        for i in 0..<narrow.count {
            wide[i / 24, i / 4 % 6, i / 2 % 2 * 3, i % 2 * 3] = narrow[i]
        }
        #expect(try conv2d(x, weight: narrow, dilation: 3) == conv2d(x, weight: wide))
    }

    @Test("what does not fit throws, with the arithmetic")
    func errors() throws {
        do throws(ShapeError) {
            _ = try conv2d(.zeros([1, 3, 7, 7]), weight: .zeros([2, 3, 3, 3]), stride: 3)
            Issue.record("did not throw")
        } catch {
            #expect(
                "\(error)"
                    == "3x3 filter at stride 3 does not fit 7x7: (7 - 3)/3 + 1 = 2.33; "
                    + "stride 1 or 2 fits, or pad by 1, or leave out the rest with rounding: .down")
        }
        #expect(throws: ShapeError.channelsDiffer(operation: "conv2d", input: 4, weight: 3, groups: 1)) {
            try conv2d(.zeros([1, 4, 7, 7]), weight: .zeros([2, 3, 3, 3]))
        }
        #expect(throws: ShapeError.groupsDoNotDivide(channels: 3, groups: 2)) {
            try conv2d(.zeros([1, 3, 7, 7]), weight: .zeros([2, 3, 3, 3]), groups: 2)
        }
        #expect(throws: ShapeError.mustBePositive(name: "stride", value: 0)) {
            try conv2d(.zeros([1, 3, 7, 7]), weight: .zeros([2, 3, 3, 3]), stride: 0)
        }
        #expect(throws: ShapeError.self) {
            try conv2d(.zeros([1, 1, 1, 1]), weight: .zeros([1, 1, 1, 1]), padding: 100_000)
        }
        #expect(throws: ShapeError.mustNotBeNegative(name: "padding", value: -1)) {
            try conv2d(.zeros([1, 3, 7, 7]), weight: .zeros([2, 3, 3, 3]), padding: -1)
        }
    }
}
