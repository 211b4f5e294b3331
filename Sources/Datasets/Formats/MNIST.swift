internal import Files
import Foundation

/// Handwritten digits in the files of MNIST, and of the sets that share its format (Fashion-MNIST, KMNIST).
///
/// The folder holds the four files under their published names, plain or with `.gz`:
/// `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte`, `t10k-labels-idx1-ubyte`.
public enum MNIST {
    /// Which of the two sets.
    public enum Part: String, Sendable, CaseIterable {
        /// To learn from.
        case training = "train"
        /// To be tested on.
        case test = "t10k"
    }

    /// The digits 0 to 9.
    public static let classNames = (0...9).map(String.init)

    /// Opens one set. Plain files are read image by image, when one is asked for; compressed ones are held inflated.
    ///
    /// - Throws: ``DatasetError/file(path:problem:)`` for a file that is missing or damaged, or two that do not belong
    ///   together.
    public static func open(_ folder: URL, _ part: Part = .training, classNames: [String] = MNIST.classNames)
        throws(DatasetError) -> Dataset
    {
        let images = try IDX(path: try find("\(part.rawValue)-images-idx3-ubyte", in: folder), rank: 3)
        let labels = try IDX(path: try find("\(part.rawValue)-labels-idx1-ubyte", in: folder), rank: 1)
        guard images.shape[1] > 0, images.shape[2] > 0 else {
            throw .file(path: images.path, problem: .wrongShape(found: images.shape, expected: "[N, H, W], none 0"))
        }
        guard labels.count == images.count else {
            throw .file(
                path: labels.path,
                problem: .countDiffers(found: labels.count, expected: images.count, other: images.path))
        }
        let area = images.shape[1] * images.shape[2]
        let part = ByteImages.Part(store: images.store, start: images.start, stride: area, count: images.count)
        return Dataset(
            ByteImages(parts: [part], imageShape: [1, images.shape[1], images.shape[2]]),
            labels: try labels.labels(classes: classNames.count), classNames: classNames)
    }

    private static func find(_ name: String, in folder: URL) throws(DatasetError) -> String {
        let dotted = name.replacingOccurrences(of: "-idx", with: ".idx")
        let names = [name, name + ".gz", dotted, dotted + ".gz"]
        for name in names {
            let path = folder.appending(path: name).path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw .file(path: folder.path, problem: .missing(names: Array(names[..<2])))
    }
}

extension MNIST {
    /// Writes a set of one-channel images in MNIST's format, each value as the nearest of 256 steps: a way to keep drawn
    /// digits, and to hand them to other programs.
    ///
    /// - Throws: ``DatasetError/wrongImages(shape:expected:)`` for images with several channels;
    ///   ``DatasetError/file(path:problem:)`` where the folder refuses.
    public static func write(_ dataset: Dataset, _ part: Part, to folder: URL, compressed: Bool = false)
        throws(DatasetError)
    {
        guard dataset.imageShape[0] == 1, dataset.classNames.count <= 256 else {
            throw .wrongImages(shape: dataset.imageShape, expected: "[1, H, W], in at most 256 classes")
        }
        let size = dataset.imageSize
        var images = header([dataset.count, size.height, size.width])
        for index in 0..<dataset.count { images += try dataset.batch([index]).images.bytes }
        let labels = header([dataset.count]) + dataset.labels.map { UInt8($0) }
        try write(images, to: folder, "\(part.rawValue)-images-idx3-ubyte", compressed)
        try write(labels, to: folder, "\(part.rawValue)-labels-idx1-ubyte", compressed)
    }

    private static func header(_ shape: [Int]) -> [UInt8] {
        [0, 0, 8, UInt8(shape.count)] + shape.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 255) } }
    }

    private static func write(_ bytes: [UInt8], to folder: URL, _ name: String, _ compressed: Bool)
        throws(DatasetError)
    {
        let path = folder.appending(path: compressed ? name + ".gz" : name).path
        try readingFile { () throws(FileError) in
            var file = try AtomicFile(path: path)
            try file.write(compressed ? gzip(bytes) : bytes)
            try file.commit()
        }
    }
}
