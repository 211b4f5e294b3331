import Datasets
import Kernels

/// Why a network cannot be trained, or no longer.
public enum TrainingError: Error, Equatable, Sendable {
    /// A setting with which nothing can be learned.
    case unusable(name: String, value: String, allowed: String)
    /// A set without images.
    case emptyDataset
    /// More images in a step than the set has.
    case batchLargerThanSet(batch: Int, images: Int)
    /// Images of another shape than the network takes.
    case imageShape(network: [Int], images: [Int])
    /// A network whose output is not one score for each class.
    case classes(network: [Int], classes: Int)
    /// Early stopping without images to judge by.
    case nothingHeldOut
    /// The loss became infinite or not a number.
    case lossNotFinite(loss: Float, epoch: Int, step: Int, learningRate: Float)
    /// A checkpoint of something else.
    case checkpointDiffers(path: String, what: String, there: String, here: String)
    /// A file that is no checkpoint, or a damaged one.
    case notACheckpoint(path: String, reason: String)
    /// The network refused its input.
    case network(NetworkError)
    /// The set could not give its images.
    case dataset(DatasetError)
}

extension TrainingError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .unusable(let name, let value, let allowed): "the \(name) is \(value)\n  it must be \(allowed)"
        case .emptyDataset: "there are no images to learn from"
        case .batchLargerThanSet(let batch, let images):
            "a batch of \(batch) is more than the \(images) images there are\n  make the batch smaller, or the set larger"
        case .imageShape(let network, let images):
            "the network takes images of \(network.dimensions), and the set's are \(images.dimensions)"
        case .classes(let network, let classes):
            "the network's output is \(network.dimensions), and the set has \(classes) classes\n  the last layer must have one output for each class"
        case .nothingHeldOut:
            "early stopping needs images that the network does not learn from\n  pass some as `validation`"
        case .lossNotFinite(let loss, let epoch, let step, let rate):
            "the loss became \(loss) in epoch \(epoch), step \(step)\n  the weights have run away: try a learning rate below \(rate), or check the images for values that are not finite"
        case .checkpointDiffers(let path, let what, let there, let here):
            "\(path) cannot be resumed: its \(what) is \(there), and here it is \(here)"
        case .notACheckpoint(let path, let reason): "\(path) is not a checkpoint of a training: \(reason)"
        case .network(let error): "\(error)"
        case .dataset(let error): "\(error)"
        }
    }
}

/// Runs `body`, with its error as one of a training.
func training<Result>(_ body: () throws(NetworkError) -> Result) throws(TrainingError) -> Result {
    do throws(NetworkError) { return try body() } catch { throw .network(error) }
}

/// Runs `body`, with its error as one of a training.
func training<Result>(shapes body: () throws(ShapeError) -> Result) throws(TrainingError) -> Result {
    do throws(ShapeError) { return try body() } catch { throw .network(.shape(error)) }
}
