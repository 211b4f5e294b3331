import Testing

@testable import Kernels

@Suite("Transposed and unshared convolutions, and patches, are what their definitions say")
struct ConvolutionKinTests {
    @Test("transposed convolution, forward and backward, over 600 random shapes")
    func transposed() throws {
        var (dice, done) = (Dice(13), 0)
        while done < 600 {
            let groups = dice.pick([1, 1, 2, 3])
            let input = [
                dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...3) * groups, dice.int(1...5), dice.int(1...5),
            ]
            let weight = [input[1], dice.int(1...3), dice.int(1...4), dice.int(1...4)]
            var window = dice.window()
            window.rounding = .exact
            let extra = Extent(height: dice.int(0...2), width: dice.int(0...2))
            let (x, w) = (dice.coarse(input), dice.coarse(weight))
            let bias = dice.coin() ? dice.coarse([weight[1] * groups]) : nil
            // By the formula; with output padding of a stride or more, up to the dilation, too.
            func along(_ axis: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ extra: Int) -> Int? {
                let size = (input[axis] - 1) * stride - padding + dilation * (weight[axis] - 1) + 1 + extra
                return extra < max(stride, dilation) && size > 0 ? size : nil
            }
            guard
                let height = along(
                    2, window.stride.height, window.padding.top + window.padding.bottom, window.dilation.height,
                    extra.height),
                let width = along(
                    3, window.stride.width, window.padding.left + window.padding.right, window.dilation.width,
                    extra.width)
            else { continue }
            done += 1
            let size = (height, width)
            let method = dice.pick(ConvolutionMethods.all.map(\.name))
            let y = try ConvolutionMethods.$forced.withValue(method) {
                try convTranspose2d(x, weight: w, bias: bias, window: window, groups: groups, outputPadding: extra)
            }
            func define(_ x: Reference, _ w: Reference, _ bias: Reference?) -> Reference {
                defineTransposedConv2d(x, w, bias: bias, window, groups: groups, size: size)
            }
            let (rx, rw, rb) = (Reference(x), Reference(w), bias.map { Reference($0) })
            expectClose(y, define(rx, rw, rb), "\(input) \(weight) \(window) \(extra)")
            let cotangent = dice.coarse(y.shape)
            let found = try ConvolutionMethods.$forced.withValue(method) {
                try convTranspose2dBackward(
                    cotangent, input: x, weight: w, window: window, groups: groups, outputPadding: extra)
            }
            expectGradient(found.input, of: { define($0, rw, rb) }, at: x, cotangent: cotangent)
            expectGradient(found.weight, of: { define(rx, $0, rb) }, at: w, cotangent: cotangent)
            expectGradient(
                found.bias, of: { define(rx, rw, $0) }, at: .zeros([weight[1] * groups]), cotangent: cotangent)
        }
    }

    @Test("a transposed convolution has the size that its convolution came from")
    func transposedSize() throws {
        for input in 1...12 {
            for (filter, stride, padding) in [(3, 1, 1), (2, 2, 0), (5, 3, 2), (1, 1, 0)] {
                guard
                    let small = try? convolutionOutputSize(
                        input: input, filter: filter, stride: stride, padding: padding)
                else { continue }
                #expect(
                    try transposedConvolutionOutputSize(input: small, filter: filter, stride: stride, padding: padding)
                        == input)
            }
        }
    }

    @Test("locally connected layers, forward and backward, over 200 random shapes")
    func local() throws {
        var (dice, done) = (Dice(14), 0)
        while done < 200 {
            let input = [dice.coin(12) ? 0 : dice.int(1...3), dice.int(1...3), dice.int(1...6), dice.int(1...6)]
            let filter = Extent(height: dice.int(1...3), width: dice.int(1...3))
            let window = dice.window()
            guard let size = try? window.outputSize(input: Extent(height: input[2], width: input[3]), filter: filter)
            else { continue }
            done += 1
            let x = dice.coarse(input)
            let w = dice.coarse([size.height, size.width, dice.int(1...3), input[1], filter.height, filter.width])
            let bias = dice.coin() ? dice.coarse([w.shape[2], size.height, size.width]) : nil
            let (rx, rw, rb) = (Reference(x), Reference(w), bias.map { Reference($0) })
            let y = try locallyConnected2d(x, weight: w, bias: bias, window: window)
            expectClose(y, defineLocallyConnected2d(rx, rw, bias: rb, window))
            let cotangent = dice.coarse(y.shape)
            let found = try locallyConnected2dBackward(cotangent, input: x, weight: w, window: window)
            expectGradient(
                found.input, of: { defineLocallyConnected2d($0, rw, bias: rb, window) }, at: x, cotangent: cotangent)
            expectGradient(
                found.weight, of: { defineLocallyConnected2d(rx, $0, bias: rb, window) }, at: w, cotangent: cotangent)
            expectGradient(
                found.bias, of: { defineLocallyConnected2d(rx, rw, bias: $0, window) },
                at: .zeros([w.shape[2], size.height, size.width]), cotangent: cotangent)
        }
    }

    @Test(
        "a convolution is the matrix product with its patches, and patches go back where they were; 200 random shapes")
    func patches() throws {
        var dice = Dice(15)
        for _ in 0..<200 {
            var c = Conv2DTests.random(&dice, coarse: true)
            while c.groups > 1 { c = Conv2DTests.random(&dice, coarse: true) }
            let filter = Extent(height: c.weight.shape[2], width: c.weight.shape[3])
            let columns = try im2col(c.input, filter: filter, window: c.window)
            let y = try conv2d(c.input, weight: c.weight, window: c.window)
            let filters = try c.weight.reshaped([c.weight.shape[0], columns.shape[1]])
            for image in 0..<c.input.shape[0] {
                let product = try matmul(filters, columns.row(image))
                expectClose(try product.reshaped(Array(y.shape.dropFirst())), Reference(y.row(image)), c.summary)
            }
            let other = dice.coarse(columns.shape)
            let back = try col2im(other, shape: c.input.shape, filter: filter, window: c.window)
            #expect(abs(inner(other, columns) - inner(back, c.input)) < 1e-9, "\(c.summary)")
        }
    }
}
