import Kernels
import Models
import Networks
import Testing

@Suite("Each architecture has its published form")
struct ArchitectureTests {
    @Test(
        "its parameters are as many as were published",
        arguments: [
            (try! Network.perceptron(), 400 * 26 + 26),
            (try! .linearClassifier(), 30_730),
            (try! .twoLayers(), 308_310),
            (try! .threeLayers(), 307_300 + 10_100 + 1_010),
            (try! .lectureThreeLayers(), 41),
            (try! .leNet5(.published), 60_000),
            (try! .leNet5(.modern), 61_706),
            (try! .alexNet(), 60_965_224),
            (try! .alexNet(.torchvision), 61_100_840),
            (try! .zfNet(), 62_357_608),
            (try! .vggM(), 102_908_520),
            (try! .vgg16(), 138_357_544),
            (try! .googLeNet(), 6_998_552),
            (try! .googLeNet(auxiliaryHeads: .with), 13_378_280),
            (try! .googLeNet(.torchvision), 6_624_904),
            (try! .googLeNet(.torchvision, auxiliaryHeads: .with), 13_004_888),
            (try! .resNet50(), 25_557_032),
            (try! .resNet50(.published), 25_557_032),
            (try! .resNet152(), 60_192_808),
        ] as [(Network, Int)])
    func parameters(network: Network, count: Int) {
        #expect(network.parameterCount == count, "\(network.name)")
        #expect(network.summary.parameters == count, "\(network.name)")
    }

    @Test("LeNet-5's layers have the paper's parameters")
    func leNetByLayer() throws {
        let rows = try Network.leNet5(.published).summary.rows
        let learned = rows.filter { $0.parameters > 0 }.map { "\($0.name) \($0.parameters)" }
        #expect(learned == ["C1 156", "S2 12", "C3 1516", "S4 32", "C5 48120", "F6 10164"])
        let shapes = rows.filter { !$0.title.contains("tanh") }.map(\.outputShape)
        #expect(
            shapes == [
                [1, 32, 32], [6, 28, 28], [6, 14, 14], [16, 10, 10], [16, 5, 5], [120, 1, 1], [84], [10],
            ])
    }

    @Test("AlexNet's layers are derived one by one")
    func alexNetByLayer() throws {
        let rows = try Network.alexNet().summary.rows.filter { $0.parameters > 0 }
        #expect(
            rows.map { "\($0.name) \($0.outputShape) \($0.parameters)" } == [
                "conv1 [96, 55, 55] \(11 * 11 * 3 * 96 + 96)",
                "conv2 [256, 27, 27] \(5 * 5 * 48 * 256 + 256)",
                "conv3 [384, 13, 13] \(3 * 3 * 256 * 384 + 384)",
                "conv4 [384, 13, 13] \(3 * 3 * 192 * 384 + 384)",
                "conv5 [256, 13, 13] \(3 * 3 * 192 * 256 + 256)",
                "fc6 [4096] \(9216 * 4096 + 4096)",
                "fc7 [4096] \(4096 * 4096 + 4096)",
                "fc8 [1000] \(4096 * 1000 + 1000)",
            ])
    }

    @Test(
        "AlexNet's ablations save what the lecture says, to the million",
        arguments: [
            (AlexNetVariant.without7, 16.8), (.without6And7, 49.4), (.without3And4, 1.7), (.without3And4And6And7, 51.1),
        ])
    func ablations(variant: AlexNetVariant, millions: Double) throws {
        let saved = try Network.alexNet().parameterCount - Network.alexNet(variant).parameterCount
        #expect(abs(Double(saved) / 1e6 - millions) < 0.05, "\(saved)")
    }

    @Test(
        "depth is counted as the papers count it",
        arguments: [
            (try! Network.leNet5(), 5), (try! .alexNet(), 8), (try! .vggM(), 8), (try! .vgg16(), 16),
            (try! .googLeNet(auxiliaryHeads: .with), 22), (try! .googLeNet(.torchvision), 22), (try! .resNet50(), 50),
            (try! .resNet152(), 152),
        ] as [(Network, Int)])
    func depth(network: Network, depth: Int) { #expect(network.depth == depth, "\(network.name)") }

    @Test("at the fullest moment, a forward pass holds what is still needed, and no more")
    func peakMemory() throws {
        let chain = try Network("chain", input: [1, 8, 8]) {
            Conv2D(filters: 2, size: 3, padding: 1)
            ReLU()
            MaxPool2D(size: 2)
        }
        // The convolution's result and the ReLU's.
        #expect(chain.peakActivationBytes == (128 + 128) * 4)
        let residual = try Network("residual", input: [1, 8, 8]) {
            Residual {
                Conv2D(filters: 2, size: 3, padding: 1)
                Conv2D(filters: 1, size: 3, padding: 1)
            }
        }
        // The input waits for the sum.
        #expect(residual.peakActivationBytes == (64 + 128 + 64) * 4)
        // conv1_1 and relu1_1 of VGG-16: 64 maps of 224 by 224 each.
        #expect(try Network.vgg16().peakActivationBytes == 2 * 64 * 224 * 224 * 4)
    }

    @Test("multiply-adds are those of the papers")
    func multiplyAdds() throws {
        // He et al., table 1, counts 3.8 and 11.3 thousand million for the stride in the first convolution.
        #expect(abs(Double(try Network.resNet50(.published).summary.multiplyAdds) / 1e9 - 3.8) < 0.1)
        #expect(abs(Double(try Network.resNet152(.published).summary.multiplyAdds) / 1e9 - 11.3) < 0.2)
        #expect(abs(Double(try Network.vgg16().summary.multiplyAdds) / 1e9 - 15.5) < 0.05)
    }

    @Test("receptive fields grow as the windows say")
    func receptiveFields() throws {
        let rows = try Network.vgg16().summary.rows
        func size(_ name: String) -> Int? {
            guard case .window(let size, _, _)? = rows.first(where: { $0.name == name })?.receptiveField else {
                return nil
            }
            return size.height
        }
        #expect(size("conv1_1") == 3)
        #expect(size("conv1_2") == 5)
        #expect(size("conv5_3") == 196)
        #expect(size("pool5") == 212)
        #expect(size("fc6") == nil)
        // Three 3x3 filters see what one 7x7 does.
        let stack = try Network("stack", input: [1, 9, 9]) {
            for _ in 1...3 { Conv2D(filters: 1, size: 3) }
        }
        #expect(
            stack.summary.rows.last?.receptiveField
                == .window(size: Extent(7), jump: Extent(1), start: Extent(0)))
    }

    @Test("small ones run forward; probabilities sum to 1")
    func forward() throws {
        for network in [
            try Network.linearClassifier(), try .twoLayers(), try .leNet5(.modern),
        ] {
            let output = try network(Tensor.uniform([2] + network.inputShape, seed: 1))
            #expect(output.shape == [2, 10])
            #expect(try output.sum(axis: 1).values.allSatisfy { abs($0 - 1) < 1e-5 })
        }
        #expect(try Network.leNet5()(Tensor.zeros([0, 1, 28, 28])).shape == [0, 10])
        let scores = try Network.leNet5(.published)(Tensor.uniform([2, 1, 32, 32], seed: 1))
        #expect(scores.shape == [2, 10] && scores.max() < 0)
        #expect(try Network.perceptron()(Tensor.uniform([1, 20, 20], seed: 2)).shape == [26])
    }

    @Test("a summary prints as a table")
    func table() throws {
        let network = try Network("small", input: [1, 6, 6]) {
            Residual {
                Conv2D(filters: 1, size: 3, padding: 1)
                ReLU()
            }
            Linear(outputs: 10)
        }
        #expect(
            network.summary.description == """
                small
                layer                                 output  parameters  multiply-adds  memory  sees
                ─────────────────────────────────────────────────────────────────────────────────────
                input  input                           1x6x6           0              0   144 B   1x1
                conv1  conv 3x3, 1 filter, padding 1   1x6x6          10            324   144 B   3x3
                relu1  relu                            1x6x6           0              0   144 B   3x3
                sum1   sum ← relu1 + input             1x6x6           0              0   144 B   3x3
                fc1    fully connected, 10                10         370            360    40 B   all
                ─────────────────────────────────────────────────────────────────────────────────────
                total                                                380            684   616 B
                """)
    }

    @Test("a drawing shows the places that everything passes")
    func stages() throws {
        let leNet = try Network.leNet5().stages
        #expect(leNet.map(\.name) == ["input", "conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3"])
        let googLeNet = try Network.googLeNet(auxiliaryHeads: .with).stages
        #expect(googLeNet.contains { $0.name == "inception3a.concat1" && $0.shape == [256, 28, 28] })
        #expect(!googLeNet.contains { $0.name.contains("branch") || $0.name.contains("aux") })
        #expect(googLeNet.last?.shape == [1000])
    }

    @Test(
        "large ones run a real image forward",
        arguments: [try! Network.alexNet(), try! .googLeNet(), try! .resNet50()])
    func large(network: Network) throws {
        let output = try network(Tensor.uniform(network.inputShape, seed: 1))
        #expect(output.shape == [1000] && abs(output.sum() - 1) < 1e-4)
    }

    @Test("GoogLeNet's auxiliary heads pool as published, or to 4 by 4 as torchvision's")
    func auxiliaryHeadPools() throws {
        for (variant, title) in [
            (GoogLeNetVariant.published, "average pool 5x5, stride 3"), (.torchvision, "average pool to 4x4"),
        ] {
            let graph = try Network.googLeNet(variant, auxiliaryHeads: .with).graph
            for head in ["aux1", "aux2"] {
                let node = graph.nodes[try graph.place(of: "\(head).pool")]
                #expect(node.layer.title == title)
                #expect(node.outputShape.suffix(2) == [4, 4])
            }
        }
    }

    @Test(
        "other image sizes are taken where the architecture allows them; weights do not depend on them where maps are averaged"
    )
    func imageSizes() throws {
        for (network, usual) in [
            (try Network.resNet50(imageSize: 96), try Network.resNet50()),
            (try .googLeNet(.torchvision, imageSize: 96), try .googLeNet(.torchvision)),
        ] {
            #expect(network.inputShape == [3, 96, 96] && network.outputShape == [1000])
            for name in usual.parameters.names {
                #expect(try network.parameters.spec(name) == usual.parameters.spec(name), "\(network.name), \(name)")
            }
            #expect(network.parameterCount == usual.parameterCount)
        }
        #expect(try Network.vgg16(imageSize: 64).parameters.spec("fc6.weight").shape == [4096, 512 * 2 * 2])
        #expect(try Network.alexNet(imageSize: 195).inputShape == [3, 195, 195])
        let error = #expect(throws: NetworkError.self) { try Network.alexNet(imageSize: 200) }
        #expect(error.map { "\($0)".contains("layer 'conv1'") } == true)
    }
}
