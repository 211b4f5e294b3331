import Kernels

/// Why a retrieval, a detection or a segmentation cannot be had.
public enum VisionError: Error, Equatable, Sendable {
    /// Operators or networks that refuse what they are given.
    case network(NetworkError)
    /// No images to search, or to learn from.
    case nothingGiven(what: String)
    /// A setting with which nothing works.
    case unusable(name: String, value: String, allowed: String)
    /// An image of another size than the rest.
    case imageShape(expected: [Int], found: [Int])
    /// A label that is none of the classes.
    case labelOutside(label: Int, classes: Int)
    /// The loss became infinite or not a number.
    case diverged(epoch: Int, learningRate: Float)
}

extension VisionError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .network(let error): "\(error)"
        case .nothingGiven(let what): "there are no \(what)"
        case .unusable(let name, let value, let allowed): "\(name) is \(value)\n  it must be \(allowed)"
        case .imageShape(let expected, let found): "an image has the shape \(found)\n  it must be \(expected)"
        case .labelOutside(let label, let classes): "label \(label) is not one of 0..<\(classes)"
        case .diverged(let epoch, let rate):
            "the loss left the finite numbers in epoch \(epoch)\n  the learning rate is \(rate): try a tenth of it"
        }
    }
}

/// Runs `body`, and passes on its error as one of this part of the library.
func seeing<Result>(_ body: () throws(NetworkError) -> Result) throws(VisionError) -> Result {
    do { return try body() } catch { throw .network(error) }
}

/// The same of operators.
func seeingShapes<Result>(_ body: () throws(ShapeError) -> Result) throws(VisionError) -> Result {
    do { return try body() } catch { throw .network(.shape(error)) }
}
