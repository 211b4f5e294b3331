import Kernels
import Testing

@testable import Networks

@Suite("Errors say what is wrong, where, and what to do")
struct ErrorWordsTests {
    private static let misfit = LayerMisfit(
        name: "fc1", title: "fully connected, 0", inputs: [[3]], sources: ["input"],
        reason: .mustBePositive(name: "outputs", value: 0))

    static let words: [(problem: NetworkError.Problem, text: String)] = [
        (
            .layerCannotTake(misfit),
            "layer 'fc1' (fully connected, 0) cannot take 3 from 'input'\n  \(misfit.reason)"
        ),
        (.duplicateName("a"), "two layers are named 'a'\n  names tell layers apart: give one of them another"),
        (
            .duplicateParameter("a.b.c"),
            "two parameters are named 'a.b.c'\n  a name is the layer's and the parameter's: give one of the layers another"
        ),
        (
            .badInputShape([3, 0]),
            "a network cannot take images of shape [3, 0]\n  give the sizes of one image, each at least 1, as [C, H, W]"
        ),
        (
            .weightsForOneSize(layer: "fc6", shape: [4, 9], needed: [4, 16]),
            "layer 'fc6' has weights of shape [4, 9], and images of that size would need [4, 16]\n  resize the images, or build and train a network for them"
        ),
        (.unknownLayer("convl", known: ["conv1"]), "there is no layer 'convl'\n  did you mean 'conv1'?"),
        (
            .unknownParameter("w", known: ["conv1.weight"]), "there is no parameter 'w'\n  there are conv1.weight"
        ),
        (
            .unitOutside(layer: "a", unit: [3, 0, 9], shape: [4, 8, 8]),
            "layer 'a' has no unit [3, 0, 9]\n  its output is 4x8x8, and counting begins at 0"
        ),
        (
            .parameterShape(name: "a.weight", expected: [2], found: [3]),
            "parameter 'a.weight' has the shape [3]\n  the network's is [2]"
        ),
        (
            .inputShape(network: "n", expected: [1, 8, 8], found: [9]),
            "n cannot take a tensor of shape [9]\n  it takes a batch of shape [N, 1, 8, 8], or one image of shape [1, 8, 8]"
        ),
        (
            .gradientShape(of: "the output of n", expected: [1, 2], found: [2]),
            "the gradient for the output of n has the shape [2]\n  it must have the shape [1, 2]"
        ),
        (
            .gradientCount(expected: 2, found: 1),
            "1 gradient cannot change 2 parameters\n  give one for each of the parameters' learnedNames"
        ),
        (
            .stateOfAnother(parameters: 1, expected: 4),
            "this optimizer's state is for 1 parameter, and the network has 4\n  make one with OptimizerState(_:for:)"
        ),
        (
            .layerContradictsItself(layer: "a", what: "gradients", expected: [[2]], found: []),
            "layer 'a' gives gradients of shapes []\n  they must be [[2]], as its parameters are"
        ),
        (
            .tapeOfAnother(network: "n"),
            "this tape is not of a forward pass of n\n  pass on the tape that its own `forward` gave"
        ),
        (.oneImageExpected(found: 2), "give one image, not 2"),
        (.setting(name: "epochs", value: "0", allowed: "at least 1"), "epochs must be at least 1, not 0"),
        (.emptyDataset, "there are no images to learn from"),
        (
            .batchLargerThanSet(batch: 9, images: 8),
            "a batch of 9 is more than the 8 images there are\n  make the batch smaller, or the set larger"
        ),
        (
            .batchSmallerThanRanks(batch: 3, ranks: 4),
            "a batch of 3 leaves some of 4 ranks without an image\n  make the batch larger, or start fewer ranks"
        ),
        (
            .ranksDiffer(rank: 0, other: 2),
            "ranks 0 and 2 are not at the same place of the same training\n"
                + "  start all of them with the same arguments, and let them see the same checkpoint"
        ),
        (
            .imageShape(network: [1, 28, 28], images: [3, 32, 32]),
            "the network takes images of 1x28x28, and the set's are 3x32x32"
        ),
        (
            .classes(network: [4], classes: 3),
            "the network's output is 4, and the set has 3 classes\n  the last layer must have one output for each class"
        ),
        (
            .nothingHeldOut,
            "early stopping needs images that the network does not learn from\n  pass some as `validation`"
        ),
        (
            .lossNotFinite(loss: -.nan, learningRate: 2),
            "training diverged: the loss is nan\n  try a learning rate below 2.0, or check the images for values that are not finite"
        ),
        (
            .lossNotFinite(loss: .infinity, learningRate: 0.5),
            "training diverged: the loss is inf\n  try a learning rate below 0.5, or check the images for values that are not finite"
        ),
        (
            .checkpointDiffers(what: "plan", there: "a", here: "b"),
            "the checkpoint cannot be resumed: its plan is a, and here it is b"
        ),
        (
            .notACheckpoint(reason: "its state cannot be read"),
            "this is not a checkpoint of a training: its state cannot be read"
        ),
        (.file(reason: "there is no such file"), "there is no such file"),
        (
            .pickledFile,
            """
            this is a file of PyTorch's own format, which only PyTorch reads, for opening one can run code
              convert it in Python: from safetensors.torch import save_file; \
            save_file(torch.load("in.pth", weights_only=True), "out.safetensors")
            """
        ),
        (.noSuchTensor("a", known: []), "there is no tensor 'a'\n  the file is empty"),
        (.noSuchTensor("a", known: ["b", "c"]), "there is no tensor 'a'\n  the file holds 'b', 'c'"),
        (
            .unreadableType(tensor: "a", type: "C64", known: ["F32", "F16"]),
            "tensor 'a' has the unknown type 'C64'\n  known are F32, F16"
        ),
        (.tooLargeForMemory(tensor: "a", bytes: 9), "tensor 'a' takes 9 bytes, more than this machine's memory"),
        (
            .reservedName("__metadata__"),
            "a tensor cannot be written as '__metadata__'\n  the format keeps that name for itself"
        ),
        (
            .overflow(tensor: "a", value: 70000, precision: .float16),
            "tensor 'a' holds 70000.0, which float16 does not\n  write it as bfloat16 or float32"
        ),
        (.shape(.mustBePositive(name: "stride", value: 0)), "\(ShapeError.mustBePositive(name: "stride", value: 0))"),
    ]

    @Test("each problem", arguments: words.indices)
    func problem(index: Int) {
        #expect(NetworkError(Self.words[index].problem).description == Self.words[index].text)
    }

    @Test("and where it arose, the outermost first")
    func context() {
        let error = NetworkError(.emptyDataset, in: .step(epoch: 2, step: 7)).within(.file(path: "a.safetensors"))
        #expect("\(error)" == "a.safetensors: epoch 2, step 7: there are no images to learn from")
    }
}
