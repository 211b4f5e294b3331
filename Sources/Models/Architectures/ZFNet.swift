import Kernels
import Networks

extension Network {
    /// ZFNet, which won the ImageNet challenge of 2013: AlexNet with smaller filters and a smaller stride at first, found by
    /// looking at what AlexNet's layers respond to. 62,357,608 parameters.
    ///
    /// - Parameter imageSize: the images' height and width. With another than the published one, the first fully connected
    ///   layer has another number of weights.
    /// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014, figure 3.
    public static func zfNet(
        classes: Int = 1000, imageSize: Int = 224, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("ZFNet", input: [3, imageSize, imageSize], seed: seed) {
            Conv2D(filters: 96, size: 7, stride: 2, padding: 1, rounding: .down).named("conv1")
            ReLU().named("relu1")
            MaxPool2D(size: 3, stride: 2, rounding: .up).named("pool1")
            LocalResponseNorm().named("norm1")
            Conv2D(filters: 256, size: 5, stride: 2).named("conv2")
            ReLU().named("relu2")
            MaxPool2D(size: 3, stride: 2, rounding: .up).named("pool2")
            LocalResponseNorm().named("norm2")
            for (layer, filters) in [(3, 384), (4, 384), (5, 256)] {
                Conv2D(filters: filters, size: 3, padding: 1).named("conv\(layer)")
                ReLU().named("relu\(layer)")
            }
            MaxPool2D(size: 3, stride: 2).named("pool5")
            fullyConnectedHead(classes: classes)
        }
    }
}
