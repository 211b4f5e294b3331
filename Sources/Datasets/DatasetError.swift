internal import Files
import Raster

/// Why a set of images cannot be had.
public enum DatasetError: Error, Hashable, Sendable {
    /// Images that are not `[N, C, H, W]`.
    case imagesNotRankFour(shape: [Int])
    /// A number of labels other than that of images.
    case countsDiffer(images: Int, labels: Int)
    /// A label that names no class.
    case labelOutside(index: Int, label: Int, classes: Int)
    /// A class that the set does not have.
    case unknownClass(String, known: [String])
    /// A share that is not between 0 and 1.
    case shareOutside(Double)
    /// A size, count or list from which no image can be drawn.
    case outOfBounds(what: String, value: String, bounds: String)
    /// The font's file is not there; the Debian package that has it.
    case fontMissing(path: String, package: String)
    /// Images that the file format does not hold.
    case wrongImages(shape: [Int], expected: String)
    /// A set without images, of which no batch can be had.
    case empty
    /// An image that the set does not have.
    case imageOutside(index: Int, count: Int)
    /// A batch of none, or of more images than there are.
    case batchSizeOutside(size: Int, count: Int)
    /// A file of a data set that cannot be read, or holds something else than it must.
    case file(path: String, problem: FileProblem)
    /// libgd could not draw.
    case cannotDraw(String)

    init(_ error: FileError) { self = .file(path: error.path, problem: .unreadable(reason: error.reason)) }

    init(_ error: RasterError) {
        self =
            switch error {
            case .fontMissing(let path, let package): .fontMissing(path: path, package: package)
            default: .cannotDraw(error.description)
            }
    }
}

extension DatasetError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .imagesNotRankFour(let shape): "images have the shape \(shape)\n  they must be [N, C, H, W]"
        case .countsDiffer(let images, let labels): "\(images) images, but \(labels) labels"
        case .labelOutside(let index, let label, let classes):
            "the label of image \(index) is \(label)\n"
                + "  it must be one of 0..<\(classes): classes are numbered from 0"
        case .unknownClass(let name, let known):
            "there is no class \"\(name)\"\n  the classes are \(known.joined(separator: ", "))"
        case .shareOutside(let share): "the share for testing is \(share)\n  it must lie between 0 and 1"
        case .outOfBounds(let what, let value, let bounds): "\(what) is \(value)\n  it must be \(bounds)"
        case .fontMissing(let path, let package):
            "the font \(path) is missing\n  install it: apt-get install \(package)"
        case .wrongImages(let shape, let expected):
            "the images have the shape \(shape)\n  the format holds \(expected)"
        case .empty: "the data set is empty: there is no image to make a batch of"
        case .imageOutside(let index, let count):
            "there is no image \(index)\n  the set has \(count), numbered from 0"
        case .batchSizeOutside(let size, let count):
            "a batch of \(size) images cannot be had\n  the set has \(count): ask for 1 to \(count)"
        case .file(let path, let problem): "\(path): \(problem)"
        case .cannotDraw(let reason): "the image cannot be drawn: \(reason)"
        }
    }
}
