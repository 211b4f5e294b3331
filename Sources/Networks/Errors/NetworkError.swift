import Kernels

/// What is wrong with a network, with what it is given, or with how it is trained, and where.
public struct NetworkError: Error, Equatable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// Where, the outermost first.
    public private(set) var context: [Context]

    /// A problem, and where it arose.
    package init(_ problem: Problem, in context: Context...) {
        (self.problem, self.context) = (problem, context)
    }

    /// The same, told from further outside.
    package func within(_ outer: Context) -> NetworkError {
        var error = self
        error.context.insert(outer, at: 0)
        return error
    }

    /// Where a problem arose.
    public enum Context: Equatable, Sendable {
        /// A step of a training, counted from 1.
        case step(epoch: Int, step: Int)
        /// A file.
        case file(path: String)
    }

    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        // A network cannot be built.

        /// A layer that cannot take what comes before it.
        case layerCannotTake(LayerMisfit)
        /// Two layers of one name.
        case duplicateName(String)
        /// Two parameters of one full name, `block.conv.weight`.
        case duplicateParameter(String)
        /// A shape that no image has.
        case badInputShape([Int])

        /// A layer whose weights are for images of one size, when the network is asked to take another.
        case weightsForOneSize(layer: String, shape: [Int], needed: [Int])

        // It cannot be asked.

        /// A name that no layer has.
        case unknownLayer(String, known: [String])
        /// A name that no parameter has.
        case unknownParameter(String, known: [String])
        /// A unit that a layer does not have: its channel, or channel, row and column.
        case unitOutside(layer: String, unit: [Int], shape: [Int])
        /// A parameter of a shape that the network does not have.
        case parameterShape(name: String, expected: [Int], found: [Int])
        /// Images that the network was not made for.
        case inputShape(network: String, expected: [Int], found: [Int])
        /// A gradient that does not have the shape of what it is the gradient for.
        case gradientShape(of: String, expected: [Int], found: [Int])
        /// Another number of gradients than there are parameters.
        case gradientCount(expected: Int, found: Int)
        /// An optimizer's state that was made for other parameters.
        case stateOfAnother(parameters: Int, expected: Int)
        /// A layer whose own code gives something else than it says it does: its gradients, or its statistics.
        case layerContradictsItself(layer: String, what: String, expected: [[Int]], found: [[Int]])
        /// A tape that another network's forward pass recorded.
        case tapeOfAnother(network: String)
        /// A plan whose activations this machine's memory does not hold.
        case planTooLarge(network: String, shape: [Int], bytes: Int)
        /// A batch where one image is looked at.
        case oneImageExpected(found: Int)

        // It cannot be trained.

        /// A setting with which nothing works.
        case setting(name: String, value: String, allowed: String)
        /// A set without images.
        case emptyDataset
        /// More images in a step than the set has.
        case batchLargerThanSet(batch: Int, images: Int)
        /// Fewer images in a step than there are ranks to learn from them.
        case batchSmallerThanRanks(batch: Int, ranks: Int)
        /// Two ranks that are not at the same place of the same training.
        case ranksDiffer(rank: Int, other: Int)
        /// Images of another shape than the network takes.
        case imageShape(network: [Int], images: [Int])
        /// A network whose output is not one score for each class.
        case classes(network: [Int], classes: Int)
        /// Early stopping without images to judge by.
        case nothingHeldOut
        /// The loss became infinite or not a number.
        case lossNotFinite(loss: Float, learningRate: Float)
        /// A checkpoint of something else.
        case checkpointDiffers(what: String, there: String, here: String)
        /// A file that is not a checkpoint, or a damaged one.
        case notACheckpoint(reason: String)

        // Weights cannot be read or written.

        /// A file that cannot be read or written, or that is damaged.
        case file(reason: String)
        /// A file of PyTorch's own format, which can run code when it is opened.
        case pickledFile
        /// The file holds no tensor of that name.
        case noSuchTensor(String, known: [String])
        /// A tensor whose numbers are of a type that cannot be read.
        case unreadableType(tensor: String, type: String, known: [String])
        /// The weights of another network.
        case weightsMismatch(WeightsMismatch)
        /// A tensor that this machine's memory does not hold.
        case tooLargeForMemory(tensor: String, bytes: Int)
        /// A name that the file format reserves.
        case reservedName(String)
        /// A value that is infinite in the precision asked for.
        case overflow(tensor: String, value: Float, precision: Precision)

        // Others refuse.

        /// An operator refused its tensors.
        case shape(ShapeError)
    }
}

/// A layer that cannot take what comes before it.
public struct LayerMisfit: Equatable, Sendable {
    /// The name by which the network knows the layer.
    public var name: String
    /// The layer in a few words.
    public var title: String
    /// The shapes that it was to take.
    public var inputs: [[Int]]
    /// The layers that they come from.
    public var sources: [String]
    /// Why it cannot.
    public var reason: ShapeError
}
