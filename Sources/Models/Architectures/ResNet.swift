import Kernels
import Networks

/// Where a residual block that halves the image does so.
public enum ResNetVariant: Sendable, CaseIterable {
    /// In its first convolution, of 1 by 1.
    case published
    /// In its second convolution, of 3 by 3, which sees all pixels; torchvision's weights are for this one.
    case torchvision
}

extension Network {
    /// ResNet-50: a convolution, sixteen residual blocks of three, one fully connected layer. 25,557,032 parameters.
    ///
    /// - Parameter imageSize: the images' height and width. The weights serve any, for the last maps are averaged.
    /// - Source: He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2015, table 1.
    public static func resNet50(
        _ variant: ResNetVariant = .torchvision, classes: Int = 1000, imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try resNet("ResNet-50", blocks: [3, 4, 6, 3], variant, classes: classes, imageSize: imageSize, seed: seed)
    }

    /// ResNet-152, which won the ImageNet challenge of 2015: fifty residual blocks. 60,192,808 parameters.
    ///
    /// - Parameter imageSize: the images' height and width. The weights serve any, for the last maps are averaged.
    /// - Source: He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2015, table 1.
    public static func resNet152(
        _ variant: ResNetVariant = .torchvision, classes: Int = 1000, imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try resNet("ResNet-152", blocks: [3, 8, 36, 3], variant, classes: classes, imageSize: imageSize, seed: seed)
    }

    private static func resNet(
        _ name: String, blocks: [Int], _ variant: ResNetVariant, classes: Int, imageSize: Int, seed: Int
    ) throws(NetworkError) -> Network {
        try Network(name, input: [3, imageSize, imageSize], seed: seed) {
            Conv2D(filters: 64, size: 7, stride: 2, padding: 3, bias: false, rounding: .down).named("conv1")
            BatchNorm2D().named("bn1")
            ReLU().named("relu")
            MaxPool2D(size: 3, stride: 2, padding: 1, rounding: .down).named("maxpool")
            for (stage, depth) in blocks.enumerated() {
                for number in 0..<depth {
                    bottleneck(
                        "layer\(stage + 1).\(number)", width: 64 << stage, stride: stage > 0 && number == 0 ? 2 : 1,
                        projects: number == 0, variant)
                }
            }
            GlobalAveragePool2D().named("avgpool")
            Linear(outputs: classes).named("fc")
            Softmax()
        }
    }

    /// 1x1 down to `width` channels, 3x3, 1x1 up to four times as many; added to the input, or to its projection.
    private static func bottleneck(
        _ name: String, width: Int, stride: Int, projects: Bool, _ variant: ResNetVariant
    ) -> Sequential {
        let (first, second) = variant == .published ? (stride, 1) : (1, stride)
        return Sequential(name) {
            Residual {
                Conv2D(filters: width, size: 1, stride: first, bias: false, rounding: .down).named("conv1")
                BatchNorm2D().named("bn1")
                ReLU().named("relu1")
                Conv2D(filters: width, size: 3, stride: second, padding: 1, bias: false, rounding: .down).named("conv2")
                BatchNorm2D().named("bn2")
                ReLU().named("relu2")
                Conv2D(filters: 4 * width, size: 1, bias: false).named("conv3")
                BatchNorm2D().named("bn3")
            } shortcut: {
                if projects {
                    Conv2D(filters: 4 * width, size: 1, stride: stride, bias: false, rounding: .down).named(
                        "downsample.0")
                    BatchNorm2D().named("downsample.1")
                }
            }
            ReLU().named("relu")
        }
    }
}
