import Kernels
import Wording

extension NetworkError: CustomStringConvertible {
    /// Where, what is wrong, and what to do.
    public var description: String { context.map(\.words).joined() + problem.words }
}

extension NetworkError.Context {
    fileprivate var words: String {
        switch self {
        case .step(let epoch, let step): "epoch \(epoch), step \(step): "
        case .file(let path): "\(path): "
        }
    }
}

extension NetworkError.Problem {
    fileprivate var words: String {
        switch self {
        case .layerCannotTake(let misfit):
            "layer '\(misfit.name)' (\(misfit.title)) cannot take \(misfit.comingIn)\n  \(misfit.reason)\(misfit.advice)"
        case .duplicateName(let name):
            "two layers are named '\(name)'\n  names tell layers apart: give one of them another"
        case .duplicateParameter(let name):
            "two parameters are named '\(name)'\n  a name is the layer's and the parameter's: give one of the layers another"
        case .badInputShape(let shape):
            "a network cannot take images of shape \(shape)\n  give the sizes of one image, each at least 1, as [C, H, W]"
        case .weightsForOneSize(let layer, let shape, let needed):
            "layer '\(layer)' has weights of shape \(shape), and images of that size would need \(needed)\n  resize the images, or build and train a network for them"
        case .unknownLayer(let name, let known):
            "there is no layer '\(name)'\n  \(suggestion(for: name, among: known))"
        case .unknownParameter(let name, let known):
            "there is no parameter '\(name)'\n  \(suggestion(for: name, among: known))"
        case .unitOutside(let layer, let unit, let shape):
            "layer '\(layer)' has no unit \(unit)\n  its output is \(shape.dimensions), and counting begins at 0"
        case .parameterShape(let name, let expected, let found):
            "parameter '\(name)' has the shape \(found)\n  the network's is \(expected)"
        case .inputShape(let network, let expected, let found):
            "\(network) cannot take a tensor of shape \(found)\n  it takes a batch of shape [N, \(expected.map(String.init).joined(separator: ", "))], or one image of shape \(expected)"
        case .gradientShape(let what, let expected, let found):
            "the gradient for \(what) has the shape \(found)\n  it must have the shape \(expected)"
        case .gradientCount(let expected, let found):
            "\(found.counted("gradient")) cannot change \(expected.counted("parameter"))\n  give one for each of the parameters' learnedNames"
        case .stateOfAnother(let parameters, let expected):
            "this optimizer's state is for \(parameters.counted("parameter")), and the network has \(expected)\n  make one with OptimizerState(_:for:)"
        case .layerContradictsItself(let layer, let what, let expected, let found):
            "layer '\(layer)' gives \(what) of shapes \(found)\n  they must be \(expected), as its parameters are"
        case .tapeOfAnother(let network):
            "this tape is not of a forward pass of \(network)\n  pass on the tape that its own `forward` gave"
        case .planTooLarge(let network, let shape, let bytes):
            "\(network) takes \(bytes) bytes for the activations of images \(shape.dimensions), more than this machine's memory\n  take a smaller batch"
        case .oneImageExpected(let found): "give one image, not \(found)"
        case .setting(let name, let value, let allowed): "\(name) must be \(allowed), not \(value)"
        case .emptyDataset: "there are no images to learn from"
        case .batchLargerThanSet(let batch, let images):
            "a batch of \(batch) is more than the \(images) images there are\n  make the batch smaller, or the set larger"
        case .batchSmallerThanRanks(let batch, let ranks):
            "a batch of \(batch) leaves some of \(ranks) ranks without an image\n  make the batch larger, or start fewer ranks"
        case .ranksDiffer(let rank, let other):
            "ranks \(rank) and \(other) are not at the same place of the same training\n"
                + "  start all of them with the same arguments, and let them see the same checkpoint"
        case .imageShape(let network, let images):
            "the network takes images of \(network.dimensions), and the set's are \(images.dimensions)"
        case .classes(let network, let classes):
            "the network's output is \(network.dimensions), and the set has \(classes) classes\n  the last layer must have one output for each class"
        case .nothingHeldOut:
            "early stopping needs images that the network does not learn from\n  pass some as `validation`"
        case .lossNotFinite(let loss, let rate):
            "training diverged: the loss is \(loss.isNaN ? .nan : loss)\n"
                + "  try a learning rate below \(rate), or check the images for values that are not finite"
        case .checkpointDiffers(let what, let there, let here):
            "the checkpoint cannot be resumed: its \(what) is \(there), and here it is \(here)"
        case .notACheckpoint(let reason): "this is not a checkpoint of a training: \(reason)"
        case .file(let reason): reason
        case .pickledFile:
            "this is a file of PyTorch's own format, which only PyTorch reads, for opening one can run code\n"
                + "  convert it in Python: from safetensors.torch import save_file; "
                + "save_file(torch.load(\"in.pth\", weights_only=True), \"out.safetensors\")"
        case .noSuchTensor(let name, let known):
            "there is no tensor '\(name)'\n  "
                + (known.isEmpty ? "the file is empty" : "the file holds \(known.listed(atMost: 8))")
        case .unreadableType(let tensor, let type, let known):
            "tensor '\(tensor)' has the unknown type '\(type)'\n  known are \(known.joined(separator: ", "))"
        case .weightsMismatch(let mismatch): "\(mismatch)"
        case .tooLargeForMemory(let tensor, let bytes):
            "tensor '\(tensor)' takes \(bytes) bytes, more than this machine's memory"
        case .reservedName(let name): "a tensor cannot be written as '\(name)'\n  the format keeps that name for itself"
        case .overflow(let tensor, let value, let precision):
            "tensor '\(tensor)' holds \(value), which \(precision) does not\n  write it as bfloat16 or float32"
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

extension WeightsMismatch: CustomStringConvertible {
    /// Every tensor that is missing, extra or of another shape, each on a line of its own.
    public var description: String {
        let lines =
            missing.map { "missing: '\($0)'" } + extra.map { "extra: '\($0)'" }
            + wrongShapes.map { "'\($0.name)' has the shape \($0.found) where the network's is \($0.expected)" }
        return (["the weights are not those of \(network)"] + lines).joined(separator: "\n  ")
    }
}

extension [String] {
    /// The names in quotes, the first few of them where there are many.
    fileprivate func listed(atMost limit: Int) -> String {
        let shown = prefix(limit).map { "'\($0)'" }.joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}
