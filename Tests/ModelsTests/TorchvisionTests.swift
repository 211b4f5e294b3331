import Foundation
import Kernels
import Models
import Networks
import Testing

@Suite("torchvision's weights")
struct TorchvisionTests {
    private let folder = try! WeightsFolder()

    /// torchvision's state_dict, written down from its definitions: each line a name and a shape.
    static let published: [(name: String, build: @Sendable () throws -> Network, tensors: [String: [Int]])] = [
        ("AlexNet", { try .alexNet(.torchvision) }, alexNet), ("VGG-16", { try .vgg16() }, vgg16),
        ("ResNet-50", { try .resNet50() }, resNet([3, 4, 6, 3])),
        ("ResNet-152", { try .resNet152() }, resNet([3, 8, 36, 3])),
        ("GoogLeNet", { try .googLeNet(.torchvision) }, googLeNet(heads: false)),
        ("GoogLeNet, auxiliary heads", { try .googLeNet(.torchvision, auxiliaryHeads: .with) }, googLeNet(heads: true)),
    ]

    @Test("torchvision's names and shapes are each architecture's", arguments: published.indices)
    func torchvision(index: Int) throws {
        let (name, build, tensors) = Self.published[index]
        let network = try build()
        // Only the header matters: the tensors are holes in the file.
        try writeHoles(tensors)
        let file = try SafetensorsFile(folder.file)
        let misfits = StateDictionary.allCases.compactMap { network.mismatch(with: file, named: $0) }
        #expect(misfits.count < StateDictionary.allCases.count, "\(name): \(misfits)")
    }

    @Test("weights with auxiliary heads serve a GoogLeNet without")
    func heads() throws {
        try writeHoles(Self.googLeNet(heads: true))
        let file = try SafetensorsFile(folder.file)
        #expect(try Network.googLeNet(.torchvision).mismatch(with: file, named: .layerNames) == nil)
        // But not the other way round.
        try writeHoles(Self.googLeNet(heads: false))
        let without = try SafetensorsFile(folder.file)
        let mismatch = try Network.googLeNet(.torchvision, auxiliaryHeads: .with).mismatch(
            with: without, named: .layerNames)
        #expect(mismatch?.missing.count == 2 * 9)
    }

    @Test("one architecture's weights are refused by another")
    func anotherNetwork() throws {
        try writeHoles(Self.vgg16)
        var network = try Network.alexNet(.torchvision)
        let error = #expect(throws: NetworkError.self) { try network.loadWeights(from: folder.file) }
        #expect(error.map { "\($0)".contains("not those of AlexNet") } == true)
    }

    private func writeHoles(_ tensors: [String: [Int]]) throws {
        var (entries, end) = ([String](), 0)
        for (name, shape) in tensors.sorted(by: { $0.key < $1.key }) {
            let type = name.hasSuffix("num_batches_tracked") ? ("I64", 8) : ("F32", 4)
            let next = end + shape.reduce(type.1, *)
            entries.append(#""\#(name)":{"dtype":"\#(type.0)","shape":\#(shape),"data_offsets":[\#(end),\#(next)]}"#)
            end = next
        }
        let header = "{" + entries.joined(separator: ",") + "}"
        try folder.write(header: header)
        try #require(truncate(folder.file.path, 8 + header.utf8.count + end) == 0)
    }
}

extension TorchvisionTests {
    private static func layer(_ name: String, _ weight: [Int], bias: Bool = true) -> [String: [Int]] {
        bias ? ["\(name).weight": weight, "\(name).bias": [weight[0]]] : ["\(name).weight": weight]
    }

    private static func batchNorm(_ name: String, _ channels: Int) -> [String: [Int]] {
        var tensors = ["weight", "bias", "running_mean", "running_var"].reduce(into: [:]) {
            $0["\(name).\($1)"] = [channels]
        }
        tensors["\(name).num_batches_tracked"] = []
        return tensors
    }

    private static func merge(_ parts: [[String: [Int]]]) -> [String: [Int]] {
        parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    static let alexNet = merge([
        layer("features.0", [64, 3, 11, 11]), layer("features.3", [192, 64, 5, 5]),
        layer("features.6", [384, 192, 3, 3]),
        layer("features.8", [256, 384, 3, 3]), layer("features.10", [256, 256, 3, 3]),
        layer("classifier.1", [4096, 9216]), layer("classifier.4", [4096, 4096]), layer("classifier.6", [1000, 4096]),
    ])

    static let vgg16: [String: [Int]] = {
        let convolutions = [
            (0, 3, 64), (2, 64, 64), (5, 64, 128), (7, 128, 128), (10, 128, 256), (12, 256, 256), (14, 256, 256),
            (17, 256, 512), (19, 512, 512), (21, 512, 512), (24, 512, 512), (26, 512, 512), (28, 512, 512),
        ].map { layer("features.\($0)", [$2, $1, 3, 3]) }
        return merge(
            convolutions + [
                layer("classifier.0", [4096, 25088]), layer("classifier.3", [4096, 4096]),
                layer("classifier.6", [1000, 4096]),
            ])
    }()

    static func resNet(_ depths: [Int]) -> [String: [Int]] {
        var parts = [layer("conv1", [64, 3, 7, 7], bias: false), batchNorm("bn1", 64), layer("fc", [1000, 2048])]
        var channels = 64
        for (stage, depth) in depths.enumerated() {
            let width = 64 << stage
            for block in 0..<depth {
                let name = "layer\(stage + 1).\(block)"
                parts += [
                    layer("\(name).conv1", [width, channels, 1, 1], bias: false), batchNorm("\(name).bn1", width),
                    layer("\(name).conv2", [width, width, 3, 3], bias: false), batchNorm("\(name).bn2", width),
                    layer("\(name).conv3", [4 * width, width, 1, 1], bias: false), batchNorm("\(name).bn3", 4 * width),
                ]
                if block == 0 {
                    parts += [
                        layer("\(name).downsample.0", [4 * width, channels, 1, 1], bias: false),
                        batchNorm("\(name).downsample.1", 4 * width),
                    ]
                }
                channels = 4 * width
            }
        }
        return merge(parts)
    }

    static func googLeNet(heads: Bool) -> [String: [Int]] {
        func convolution(_ name: String, _ input: Int, _ output: Int, _ size: Int) -> [String: [Int]] {
            merge([layer("\(name).conv", [output, input, size, size], bias: false), batchNorm("\(name).bn", output)])
        }
        var parts = [
            convolution("conv1", 3, 64, 7), convolution("conv2", 64, 64, 1), convolution("conv3", 64, 192, 3),
            layer("fc", [1000, 1024]),
        ]
        let modules: [(name: String, input: Int, sizes: [Int])] = [
            ("3a", 192, [64, 96, 128, 16, 32, 32]), ("3b", 256, [128, 128, 192, 32, 96, 64]),
            ("4a", 480, [192, 96, 208, 16, 48, 64]), ("4b", 512, [160, 112, 224, 24, 64, 64]),
            ("4c", 512, [128, 128, 256, 24, 64, 64]), ("4d", 512, [112, 144, 288, 32, 64, 64]),
            ("4e", 528, [256, 160, 320, 32, 128, 128]), ("5a", 832, [256, 160, 320, 32, 128, 128]),
            ("5b", 832, [384, 192, 384, 48, 128, 128]),
        ]
        for (name, input, sizes) in modules {
            let module = "inception\(name)"
            parts += [
                convolution("\(module).branch1", input, sizes[0], 1),
                convolution("\(module).branch2.0", input, sizes[1], 1),
                convolution("\(module).branch2.1", sizes[1], sizes[2], 3),
                convolution("\(module).branch3.0", input, sizes[3], 1),
                convolution("\(module).branch3.1", sizes[3], sizes[4], 3),
                convolution("\(module).branch4.1", input, sizes[5], 1),
            ]
        }
        if heads {
            for (head, channels) in [("aux1", 512), ("aux2", 528)] {
                parts += [
                    convolution("\(head).conv", channels, 128, 1), layer("\(head).fc1", [1024, 2048]),
                    layer("\(head).fc2", [1000, 1024]),
                ]
            }
        }
        return merge(parts)
    }
}
