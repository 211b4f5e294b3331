import Kernels
import Networks
import Testing

@Suite("A mistake in a network is told at its layer")
struct ShapeErrorTests {
    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch { return "\(error)" }
    }

    @Test("a filter that does not fit names its layer, what came in, and the arithmetic")
    func window() {
        let text = message {
            _ = try Network("n", input: [3, 7, 7]) {
                ReLU().named("first")
                Conv2D(filters: 4, size: 3, stride: 3).named("second")
            }
        }
        #expect(
            text == """
                layer 'second' (conv 3x3, 4 filters, stride 3) cannot take 3x7x7 from 'first'
                  3x3 filter at stride 3 does not fit 7x7: (7 - 3)/3 + 1 = 2.33; stride 1 or 2 fits, or pad by 1, or leave out the rest with rounding: .down
                """)
    }

    @Test("branches of different shapes do not add up, and the shortcut that would help is named")
    func sum() throws {
        let text = message {
            _ = try Network("n", input: [3, 8, 8]) {
                Residual("block") { Conv2D(filters: 4, size: 3, padding: 1) }
            }
        }
        #expect(
            text == """
                layer 'block.sum1' (sum) cannot take 4x8x8 from 'block.conv1' and 3x8x8 from 'input'
                  sum: a branch must have shape [4, 8, 8], and has [3, 8, 8]
                  end the block with 3 channels at its input's size, or bring the input to the same shape:
                  shortcut: { Conv2D(filters: 4, size: 1) }
                """)
        let halved = message {
            _ = try Network("n", input: [3, 7, 7]) {
                Residual { Conv2D(filters: 4, size: 3, stride: 2, padding: 1) }
            }
        }
        #expect(halved.hasSuffix("shortcut: { Conv2D(filters: 4, size: 1, stride: 2, rounding: .down) }"))
        _ = try Network("n", input: [3, 7, 7]) {
            Residual {
                Conv2D(filters: 4, size: 3, stride: 2, padding: 1)
            } shortcut: {
                Conv2D(filters: 4, size: 1, stride: 2, rounding: .down)
            }
        }
        // Where no convolution of 1 by 1 helps, none is named.
        let narrowed = message {
            _ = try Network("n", input: [3, 8, 8]) { Residual { Conv2D(filters: 3, size: 3) } }
        }
        #expect(narrowed.hasSuffix("must have shape [3, 6, 6], and has [3, 8, 8]"))
    }

    @Test("branches of different shapes are not multiplied, and there must be one")
    func product() {
        let text = message {
            _ = try Network("n", input: [8]) {
                Branches("gate", joined: .product) {
                    Linear(outputs: 4)
                    Linear(outputs: 3)
                }
            }
        }
        #expect(
            text == """
                layer 'gate.product1' (product) cannot take 4 from 'gate.fc1' and 3 from 'gate.fc2'
                  product: a branch must have shape [4], and has [3]
                """)
        for join in [Join.sum, .product, .concatenation] {
            let text = message { _ = try Network("n", input: [8]) { Branches(joined: join) {} } }
            #expect(text.hasPrefix("branches must be at least 1, not 0"))
        }
    }

    @Test("other mistakes are errors, too, and never traps")
    func others() throws {
        #expect(
            message { _ = try Network("n", input: [3, 8, 8]) { Conv2D(filters: 4, size: 3, groups: 2) } }
                .contains("3 channels cannot be divided into 2 equal groups"))
        #expect(message { _ = try Network("n", input: [3, 0, 8]) { ReLU() } }.contains("cannot take images of shape"))
        #expect(message { _ = try Network("n", input: [9]) { Conv2D(filters: 1, size: 3) } }.contains("[C, H, W]"))
        #expect(
            message { _ = try Network("n", input: [3, 2, 2]) { MaxPool2D(size: 3) } }.contains("does not fit"))
        #expect(message { _ = try Network("n", input: [3]) { Linear(outputs: 0) } }.contains("at least 1"))
        #expect(message { _ = try Network("n", input: [3]) { Linear(outputs: .max) } }.contains("too large"))
        #expect(
            message { _ = try Network("n", input: [1, 9, 9]) { Conv2D(filters: .max, size: 3) } }.contains("too large"))
        #expect(message { _ = try Network("n", input: [3]) { Dropout(1) } }.contains("rate"))
        let twice = message {
            _ = try Network("n", input: [3]) {
                ReLU().named("a")
                ReLU().named("a")
            }
        }
        #expect(twice.hasPrefix("two layers are named 'a'"))
    }

    @Test("images of another shape, unknown layers and parameters are told with what there is")
    func use() throws {
        let network = try Network("digits", input: [1, 28, 28]) { Conv2D(filters: 6, size: 5, padding: 2) }
        #expect(
            message { _ = try network(Tensor.zeros([2, 1, 32, 32])) } == """
                digits cannot take a tensor of shape [2, 1, 32, 32]
                  it takes a batch of shape [N, 1, 28, 28], or one image of shape [1, 28, 28]
                """)
        #expect(
            message { _ = try network.activation("convl", for: .zeros([1, 28, 28])) }
                == "there is no layer 'convl'\n  did you mean 'conv1'?")
        #expect(message { _ = try network.parameters.value("conv1.weigth") }.contains("did you mean 'conv1.weight'?"))
        var changed = network
        #expect(
            message { try changed.parameters.set("conv1.bias", to: .zeros([7])) }
                == "parameter 'conv1.bias' has the shape [7]\n  the network's is [6]")
    }
}
