import Kernels
import Networks

/// The forms in which GoogLeNet is known.
public enum GoogLeNetVariant: Sendable, CaseIterable {
    /// As published: biases, local response norm. 6,998,552 parameters; 13,378,280 with the auxiliary heads.
    case published
    /// As in torchvision: batch norm, and 3 by 3 filters where the paper has 5 by 5. 6,624,904 parameters; 13,004,888 with
    /// the auxiliary heads.
    ///
    /// torchvision's published weights are for images in -1...1, `(x - 0.5) / 0.5`, and not, as those of the other
    /// architectures, for images with ImageNet's mean and deviation taken out.
    case torchvision
}

/// Whether a network has the auxiliary heads that help to train it.
public enum AuxiliaryHeads: Sendable {
    /// They are left out.
    case without
    /// They are there.
    case with
}

extension Network {
    /// GoogLeNet, which won the ImageNet challenge of 2014: nine inception modules.
    ///
    /// - Parameter imageSize: the images' height and width. The weights serve any, for the last maps are averaged; those
    ///   of the published auxiliary heads are for 224.
    /// - Source: Szegedy et al., *Going deeper with convolutions*, 2014, table 1.
    public static func googLeNet(
        _ variant: GoogLeNetVariant = .published, auxiliaryHeads: AuxiliaryHeads = .without, classes: Int = 1000,
        imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        let parts = GoogLeNetParts(variant: variant, classes: classes)
        let name = variant == .published ? "GoogLeNet" : "GoogLeNet (torchvision)"
        return try Network(name, input: [3, imageSize, imageSize], seed: seed) {
            parts.convolution("conv1", filters: 64, size: 7, stride: 2)
            parts.pool("maxpool1")
            if variant == .published { LocalResponseNorm(alpha: 2e-5, k: 1).named("norm1") }
            parts.convolution("conv2", filters: 64, size: 1)
            parts.convolution("conv3", filters: 192, size: 3)
            if variant == .published { LocalResponseNorm(alpha: 2e-5, k: 1).named("norm2") }
            parts.pool("maxpool2")
            parts.inception("inception3a", 64, (96, 128), (16, 32), 32)
            parts.inception("inception3b", 128, (128, 192), (32, 96), 64)
            parts.pool("maxpool3")
            parts.inception("inception4a", 192, (96, 208), (16, 48), 64)
            if auxiliaryHeads == .with { parts.auxiliaryHead("aux1") }
            parts.inception("inception4b", 160, (112, 224), (24, 64), 64)
            parts.inception("inception4c", 128, (128, 256), (24, 64), 64)
            parts.inception("inception4d", 112, (144, 288), (32, 64), 64)
            if auxiliaryHeads == .with { parts.auxiliaryHead("aux2") }
            parts.inception("inception4e", 256, (160, 320), (32, 128), 128)
            if variant == .published {
                parts.pool("maxpool4")
            } else {
                MaxPool2D(size: 2, rounding: .up).named("maxpool4")
            }
            parts.inception("inception5a", 256, (160, 320), (32, 128), 128)
            parts.inception("inception5b", 384, (192, 384), (48, 128), 128)
            GlobalAveragePool2D().named("avgpool")
            Dropout(variant == .published ? 0.4 : 0.2).named("dropout")
            Linear(outputs: classes).named("fc")
            Softmax()
        }
    }
}

private struct GoogLeNetParts {
    let variant: GoogLeNetVariant
    let classes: Int

    /// A convolution that keeps the size, at stride 1, and its rectified units.
    func convolution(_ name: String, filters: Int, size: Int, stride: Int = 1) -> Sequential {
        Sequential(name) {
            Conv2D(
                filters: filters, size: size, stride: stride, padding: size / 2, bias: variant == .published,
                rounding: stride == 1 ? .exact : .down
            ).named("conv")
            if variant == .torchvision { BatchNorm2D(epsilon: 1e-3).named("bn") }
            ReLU().named("relu")
        }
    }

    func pool(_ name: String) -> Block { MaxPool2D(size: 3, stride: 2, rounding: .up).named(name) }

    /// Four ways side by side: 1x1; 1x1 then 3x3; 1x1 then 5x5; pooling then 1x1.
    func inception(
        _ name: String, _ ones: Int, _ threes: (reduce: Int, filters: Int), _ fives: (reduce: Int, filters: Int),
        _ pooled: Int
    ) -> Branches {
        Branches(name) {
            convolution("branch1", filters: ones, size: 1)
            Sequential("branch2") {
                convolution("0", filters: threes.reduce, size: 1)
                convolution("1", filters: threes.filters, size: 3)
            }
            Sequential("branch3") {
                convolution("0", filters: fives.reduce, size: 1)
                convolution("1", filters: fives.filters, size: variant == .published ? 5 : 3)
            }
            Sequential("branch4") {
                MaxPool2D(size: 3, stride: 1, padding: 1).named("0")
                convolution("1", filters: pooled, size: 1)
            }
        }
    }

    func auxiliaryHead(_ name: String) -> AuxiliaryHead {
        AuxiliaryHead(name, lossWeight: 0.3) {
            // Both leave 4 by 4 of 14 by 14, by different windows.
            switch variant {
            case .published: AveragePool2D(size: 5, stride: 3).named("pool")
            case .torchvision: AdaptiveAveragePool2D(output: 4).named("pool")
            }
            convolution("conv", filters: 128, size: 1)
            Linear(outputs: 1024).named("fc1")
            ReLU().named("relu")
            Dropout(0.7).named("dropout")
            Linear(outputs: classes).named("fc2")
            Softmax()
        }
    }
}
