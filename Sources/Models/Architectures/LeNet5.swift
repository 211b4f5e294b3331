import Kernels
import Networks

/// The forms in which LeNet-5 is known.
public enum LeNet5Variant: Sendable, CaseIterable {
    /// As published: C3's maps see some of S2's only, subsampling has weights, units are scaled tanhs, and the output
    /// measures distances to drawn codes. 60,000 parameters.
    case published
    /// As it is taught: full connections, max pooling, rectified units and softmax. 61,706 parameters.
    case modern
}

extension Network {
    /// LeNet-5, which read the digits on cheques. The published one takes images of 32 by 32; the modern one of 28 by 28,
    /// padded by 2.
    ///
    /// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
    public static func leNet5(_ variant: LeNet5Variant = .modern, seed: Int = 0) throws(NetworkError) -> Network {
        switch variant {
        case .modern:
            try Network("LeNet-5", input: [1, 28, 28], seed: seed) {
                Conv2D(filters: 6, size: 5, padding: 2).named("conv1")
                ReLU()
                MaxPool2D(size: 2)
                Conv2D(filters: 16, size: 5).named("conv2")
                ReLU()
                MaxPool2D(size: 2)
                Linear(outputs: 120)
                ReLU()
                Linear(outputs: 84)
                ReLU()
                Linear(outputs: 10)
                Softmax()
            }
        case .published:
            try Network("LeNet-5 (1998)", input: [1, 32, 32], initialization: .xavier, seed: seed) {
                Conv2D(filters: 6, size: 5).named("C1")
                Tanh.leNet
                Subsampling2D(size: 2).named("S2")
                Tanh.leNet
                PartialConv2D(size: 5, connections: leNet5Connections).named("C3")
                Tanh.leNet
                Subsampling2D(size: 2).named("S4")
                Tanh.leNet
                Conv2D(filters: 120, size: 5).named("C5")
                Tanh.leNet
                Linear(outputs: 84).named("F6")
                Tanh.leNet
                RadialBasis(codes: DigitCodes.all).named("output")
            }
        }
    }

    /// Which of S2's maps each of C3's sees: table I of the paper. Six see three in a row, six see four in a row, three see
    /// two pairs, and the last one sees all.
    public static let leNet5Connections: [[Int]] = [
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], [0, 1, 2, 3, 4, 5],
    ]
}

extension Tanh {
    /// LeNet-5's squashing function, `1.7159 tanh(2/3 z)`, which maps 1 and -1 on themselves.
    fileprivate static let leNet = Tanh(amplitude: 1.7159, slope: 2 / 3)
}
