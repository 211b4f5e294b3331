import Kernels
import Networks

extension Network {
    /// Rosenblatt's perceptron: one threshold unit for each class, straight from the photocells.
    ///
    /// - Source: Rosenblatt, *The perceptron*, 1958.
    public static func perceptron(
        input: [Int] = [1, 20, 20], classes: Int = 26, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("perceptron", input: input, seed: seed) {
            Linear(outputs: classes)
            Step()
        }
    }

    /// `f(x, W) = W x + b`: a score for each class, from one template each.
    public static func linearClassifier(
        input: [Int] = [3, 32, 32], classes: Int = 10, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("linear classifier", input: input, seed: seed) {
            Linear(outputs: classes)
            Softmax()
        }
    }

    /// `f = W2 max(0, W1 x)`.
    public static func twoLayers(
        input: [Int] = [3, 32, 32], hidden: Int = 100, classes: Int = 10, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("two-layer network", input: input, seed: seed) {
            Linear(outputs: hidden)
            ReLU()
            Linear(outputs: classes)
            Softmax()
        }
    }

    /// `f = W3 max(0, W2 max(0, W1 x))`.
    public static func threeLayers(
        input: [Int] = [3, 32, 32], hidden: (Int, Int) = (100, 100), classes: Int = 10, seed: Int = 0
    ) throws(NetworkError) -> Network {
        try Network("three-layer network", input: input, seed: seed) {
            Linear(outputs: hidden.0)
            ReLU()
            Linear(outputs: hidden.1)
            ReLU()
            Linear(outputs: classes)
            Softmax()
        }
    }

    /// The lecture's network of three values in, two hidden layers of four sigmoid neurons, and one value out.
    public static func lectureThreeLayers(seed: Int = 0) throws(NetworkError) -> Network {
        try Network("three-layer network", input: [3], initialization: .normal(standardDeviation: 1), seed: seed) {
            Linear(outputs: 4)
            Sigmoid()
            Linear(outputs: 4)
            Sigmoid()
            Linear(outputs: 1)
        }
    }
}
