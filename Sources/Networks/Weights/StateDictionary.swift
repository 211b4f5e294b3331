/// How another library names what a network has learned.
public enum StateDictionary: Sendable, Hashable, CaseIterable {
    /// As here: the layer's name and the parameter's, `conv1.weight`. It is torchvision's way for ResNet and GoogLeNet too.
    case layerNames
    /// torchvision's AlexNet: places in two lists, `features.0.weight`.
    case torchvisionAlexNet
    /// torchvision's VGG-16: places in two lists, `classifier.6.bias`.
    case torchvisionVGG16

    /// torchvision's names of the layers.
    private var layers: [String: String] {
        switch self {
        case .layerNames: [:]
        case .torchvisionAlexNet:
            [
                "conv1": "features.0", "conv2": "features.3", "conv3": "features.6", "conv4": "features.8",
                "conv5": "features.10", "fc6": "classifier.1", "fc7": "classifier.4", "fc8": "classifier.6",
            ]
        case .torchvisionVGG16:
            [
                "conv1_1": "features.0", "conv1_2": "features.2", "conv2_1": "features.5", "conv2_2": "features.7",
                "conv3_1": "features.10", "conv3_2": "features.12", "conv3_3": "features.14", "conv4_1": "features.17",
                "conv4_2": "features.19", "conv4_3": "features.21", "conv5_1": "features.24", "conv5_2": "features.26",
                "conv5_3": "features.28", "fc6": "classifier.0", "fc7": "classifier.3", "fc8": "classifier.6",
            ]
        }
    }

    /// What the parameter of this name here is called there.
    func name(of parameter: String) -> String {
        guard let dot = parameter.lastIndex(of: "."), let layer = layers[String(parameter[..<dot])] else {
            return parameter
        }
        return layer + parameter[dot...]
    }

    /// Whether a tensor of a file may be left aside by a network with these parameters: PyTorch's counters of batches, which
    /// no result depends on, and torchvision's auxiliary heads where the network has none.
    static func isOptional(_ name: String, for parameters: Set<String>) -> Bool {
        if name.hasSuffix(".num_batches_tracked") { return true }
        return ["aux1.", "aux2."].contains { head in
            name.hasPrefix(head) && !parameters.contains { $0.hasPrefix(head) }
        }
    }
}
