import Kernels
import Networks

/// The forms in which AlexNet is known.
public enum AlexNetVariant: Sendable, CaseIterable {
    /// As published: 96 filters first, two groups, local response norm, images of 227 by 227. 60,965,224 parameters.
    case published
    /// As in torchvision: 64 filters first, no groups, no norm, images of 224 by 224. 61,100,840 parameters.
    case torchvision
    /// The published one without layer 7.
    case without7
    /// The published one without layers 6 and 7.
    case without6And7
    /// The published one without layers 3 and 4.
    case without3And4
    /// The published one without layers 3, 4, 6 and 7.
    case without3And4And6And7

    /// The layers that are left out.
    var removed: Set<Int> {
        switch self {
        case .published, .torchvision: []
        case .without7: [7]
        case .without6And7: [6, 7]
        case .without3And4: [3, 4]
        case .without3And4And6And7: [3, 4, 6, 7]
        }
    }
}

extension Network {
    /// AlexNet, which won the ImageNet challenge of 2012. The paper says 224; its arithmetic needs 227.
    ///
    /// - Parameter imageSize: the images' height and width. With another than the published one, the first fully connected
    ///   layer has another number of weights.
    /// - Source: Krizhevsky, Sutskever and Hinton, *ImageNet classification with deep convolutional neural networks*,
    ///   2012; the variants without some layers, Zeiler and Fergus, *Visualizing and understanding convolutional
    ///   networks*, 2014, section 5.1.
    public static func alexNet(
        _ variant: AlexNetVariant = .published, classes: Int = 1000, imageSize: Int? = nil, seed: Int = 0
    ) throws(NetworkError) -> Network {
        if variant == .torchvision { return try torchvisionAlexNet(classes, imageSize ?? 224, seed) }
        let removed = variant.removed
        let name =
            removed.isEmpty ? "AlexNet" : "AlexNet without \(removed.sorted().map(String.init).joined(separator: ", "))"
        return try Network(name, input: [3, imageSize ?? 227, imageSize ?? 227], seed: seed) {
            Conv2D(filters: 96, size: 11, stride: 4).named("conv1")
            ReLU().named("relu1")
            LocalResponseNorm().named("norm1")
            MaxPool2D(size: 3, stride: 2).named("pool1")
            Conv2D(filters: 256, size: 5, padding: 2, groups: 2).named("conv2")
            ReLU().named("relu2")
            LocalResponseNorm().named("norm2")
            MaxPool2D(size: 3, stride: 2).named("pool2")
            if !removed.contains(3) {
                Conv2D(filters: 384, size: 3, padding: 1).named("conv3")
                ReLU().named("relu3")
            }
            if !removed.contains(4) {
                Conv2D(filters: 384, size: 3, padding: 1, groups: 2).named("conv4")
                ReLU().named("relu4")
            }
            Conv2D(filters: 256, size: 3, padding: 1, groups: 2).named("conv5")
            ReLU().named("relu5")
            MaxPool2D(size: 3, stride: 2).named("pool5")
            fullyConnectedHead(layers: [6, 7].filter { !removed.contains($0) }, classes: classes)
        }
    }

    private static func torchvisionAlexNet(
        _ classes: Int, _ imageSize: Int, _ seed: Int
    ) throws(NetworkError) -> Network {
        try Network("AlexNet (torchvision)", input: [3, imageSize, imageSize], seed: seed) {
            Conv2D(filters: 64, size: 11, stride: 4, padding: 2, rounding: .down).named("conv1")
            ReLU().named("relu1")
            MaxPool2D(size: 3, stride: 2).named("pool1")
            Conv2D(filters: 192, size: 5, padding: 2).named("conv2")
            ReLU().named("relu2")
            MaxPool2D(size: 3, stride: 2).named("pool2")
            for (layer, filters) in [(3, 384), (4, 256), (5, 256)] {
                Conv2D(filters: filters, size: 3, padding: 1).named("conv\(layer)")
                ReLU().named("relu\(layer)")
            }
            MaxPool2D(size: 3, stride: 2).named("pool5")
            for layer in [6, 7] {
                Dropout(0.5).named("drop\(layer)")
                Linear(outputs: 4096).named("fc\(layer)")
                ReLU().named("relu\(layer)")
            }
            Linear(outputs: classes).named("fc8")
            Softmax()
        }
    }
}
