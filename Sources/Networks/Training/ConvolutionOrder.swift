/// How a network that learns goes through its convolutions, and the rectifiers and max poolings that follow them.
public enum ConvolutionOrder: String, Sendable, Hashable, Codable {
    /// Layer by layer: with the bits that each layer gives by itself.
    case layerByLayer
    /// Those that follow one another together, by as few products as Winograd's method takes: a network of 16 filters or more so takes
    /// three fifths of the time. Gradients differ from the layers' own by rounding, a ten-thousandth at most.
    ///
    /// - Source: Lavin and Gray, *Fast algorithms for convolutional neural networks*, 2016.
    case joined
}
