import Wording
import Kernels

/// What is wrong with a network, or with what it is given.
public enum NetworkError: Error, Equatable, Sendable {
    /// A layer that cannot take what comes before it.
    case layerCannotTake(LayerMisfit)
    /// Two layers of one name.
    case duplicateName(String)
    /// A name that no layer has.
    case unknownLayer(String, known: [String])
    /// A name that no parameter has.
    case unknownParameter(String, known: [String])
    /// A parameter of a shape that the network does not have.
    case parameterShape(name: String, expected: [Int], found: [Int])
    /// A shape that no image has.
    case badInputShape([Int])
    /// Images that the network was not made for.
    case inputShape(network: String, expected: [Int], found: [Int])
    /// A gradient that does not belong to the output.
    case gradientShape(network: String, expected: [Int], found: [Int])
    /// A unit that a layer does not have: its channel, or channel, row and column.
    case unitOutside(layer: String, unit: [Int], shape: [Int])
    /// A batch where one image is looked at.
    case oneImageExpected(found: Int)
    /// An operator refused its tensors.
    case shape(ShapeError)
}

/// A layer that cannot take what comes before it.
public struct LayerMisfit: Equatable, Sendable {
    /// The layer's name.
    public var name: String
    /// What it is.
    public var title: String
    /// The shapes that it was to take.
    public var inputs: [[Int]]
    /// The layers that they come from.
    public var sources: [String]
    /// Why it cannot.
    public var reason: ShapeError
}

extension NetworkError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .layerCannotTake(let misfit):
            "layer '\(misfit.name)' (\(misfit.title)) cannot take \(misfit.comingIn)\n  \(misfit.reason)\(misfit.advice)"
        case .duplicateName(let name):
            "two layers are named '\(name)'\n  names tell layers apart: give one of them another"
        case .unknownLayer(let name, let known):
            "there is no layer '\(name)'\n  \(suggestion(for: name, among: known))"
        case .unknownParameter(let name, let known):
            "there is no parameter '\(name)'\n  \(suggestion(for: name, among: known))"
        case .parameterShape(let name, let expected, let found):
            "parameter '\(name)' has the shape \(found)\n  the network's is \(expected)"
        case .badInputShape(let shape):
            "a network cannot take images of shape \(shape)\n  give the sizes of one image, each at least 1, as [C, H, W]"
        case .inputShape(let network, let expected, let found):
            "\(network) cannot take a tensor of shape \(found)\n  it takes a batch of shape [N, \(expected.map(String.init).joined(separator: ", "))], or one image of shape \(expected)"
        case .gradientShape(let network, let expected, let found):
            "the gradient for the output of \(network) has the shape \(found)\n  the output's is \(expected)"
        case .unitOutside(let layer, let unit, let shape):
            "layer '\(layer)' has no unit \(unit)\n  its output is \(shape.dimensions), and counting begins at 0"
        case .oneImageExpected(let found): "one image is looked at here, and \(found) were given"
        case .shape(let error): "\(error)"
        }
    }
}

extension LayerMisfit {
    fileprivate var comingIn: String {
        zip(inputs, sources).map { "\($0.dimensions) from '\($1)'" }.joined(separator: " and ")
    }

    /// What makes the two ways of a residual block fit, where a 1x1 convolution does.
    fileprivate var advice: String {
        guard case .mismatch("sum", _, let block, let input) = reason, inputs.count == 2, block.count == 3,
            input.count == 3
        else { return "" }
        let stride = block[1] > 0 ? (input[1] + block[1] - 1) / block[1] : 0
        let shrunk = input.dropFirst().map { ($0 + stride - 1) / max(stride, 1) }
        guard stride > 0, Array(block.dropFirst()) == shrunk else { return "" }
        let convolution =
            "Conv2D(filters: \(block[0]), size: 1" + (stride > 1 ? ", stride: \(stride), rounding: .down)" : ")")
        return """

              end the block with \(input[0]) channels at its input's size, or bring the input to the same shape:
              shortcut: { \(convolution) }
            """
    }
}
