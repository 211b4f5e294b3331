import Kernels
import Networks

extension Network {
    /// VGG-M, the medium of three networks that were compared on equal terms. 102,908,520 parameters.
    ///
    /// - Parameter imageSize: the images' height and width. With another than the published one, the first fully connected
    ///   layer has another number of weights.
    /// - Source: Chatfield, Simonyan, Vedaldi and Zisserman, *Return of the devil in the details*, 2014, table 1.
    public static func vggM(
        classes: Int = 1000, imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("VGG-M", input: [3, imageSize, imageSize], seed: seed) {
            Conv2D(filters: 96, size: 7, stride: 2, rounding: .down).named("conv1")
            ReLU().named("relu1")
            LocalResponseNorm(alpha: 1e-4, k: 2).named("norm1")
            MaxPool2D(size: 3, stride: 2).named("pool1")
            Conv2D(filters: 256, size: 5, stride: 2, padding: 1, rounding: .down).named("conv2")
            ReLU().named("relu2")
            LocalResponseNorm(alpha: 1e-4, k: 2).named("norm2")
            MaxPool2D(size: 3, stride: 2, rounding: .up).named("pool2")
            for layer in 3...5 {
                Conv2D(filters: 512, size: 3, padding: 1).named("conv\(layer)")
                ReLU().named("relu\(layer)")
            }
            MaxPool2D(size: 3, stride: 2).named("pool5")
            fullyConnectedHead(classes: classes)
        }
    }

    /// VGG-VD-16: thirteen convolutions of 3 by 3 and three fully connected layers. 138,357,544 parameters.
    ///
    /// - Parameter imageSize: the images' height and width. With another than the published one, the first fully connected
    ///   layer has another number of weights.
    /// - Source: Simonyan and Zisserman, *Very deep convolutional networks for large-scale image recognition*, 2014,
    ///   configuration D.
    public static func vgg16(
        classes: Int = 1000, imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("VGG-16", input: [3, imageSize, imageSize], seed: seed) {
            for (stage, (filters, depth)) in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)].enumerated() {
                for number in 1...depth {
                    Conv2D(filters: filters, size: 3, padding: 1).named("conv\(stage + 1)_\(number)")
                    ReLU().named("relu\(stage + 1)_\(number)")
                }
                MaxPool2D(size: 2).named("pool\(stage + 1)")
            }
            fullyConnectedHead(classes: classes)
        }
    }
}
