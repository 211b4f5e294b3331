internal import Files
import Foundation
import Kernels

/// Small color photographs in the binary version of CIFAR-10: files of 3,073-byte records, a label and 32 x 32 pixels
/// as a red, a green and a blue plane.
///
/// - Source: Krizhevsky, *Learning multiple layers of features from tiny images*, 2009.
public enum CIFAR10 {
    /// Which of the two sets.
    public enum Part: Sendable, CaseIterable {
        /// `data_batch_1.bin` to `data_batch_5.bin`, to learn from.
        case training
        /// `test_batch.bin`, to be tested on.
        case test

        var fileNames: [String] {
            switch self {
            case .training: (1...5).map { "data_batch_\($0).bin" }
            case .test: ["test_batch.bin"]
            }
        }
    }

    /// The ten classes, in the order of their labels.
    public static let classNames = [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ]

    private static let imageShape = [3, 32, 32]
    private static let recordLength = 1 + 3 * 32 * 32

    /// Opens one set. The files are read image by image, when one is asked for.
    ///
    /// - Throws: ``DatasetError/file(path:problem:)`` for a file that is missing or damaged.
    public static func open(_ folder: URL, _ part: Part = .training) throws(DatasetError) -> Dataset {
        var (parts, labels): ([ByteImages.Part], [Int]) = ([], [])
        for name in part.fileNames {
            let path = folder.appending(path: name).path
            guard FileManager.default.fileExists(atPath: path) else {
                throw .file(path: folder.path, problem: .missing(names: [name]))
            }
            let file = try readingFile { () throws(FileError) in try RandomAccessFile(path: path) }
            labels += try self.labels(of: file)
            parts.append(
                ByteImages.Part(
                    store: .file(file), start: 1, stride: recordLength, count: file.count / recordLength))
        }
        return Dataset(ByteImages(parts: parts, imageShape: imageShape), labels: labels, classNames: classNames)
    }

    private static func labels(of file: RandomAccessFile) throws(DatasetError) -> [Int] {
        guard file.count > 0, file.count.isMultiple(of: recordLength) else {
            throw .file(
                path: file.path,
                problem: .wrongLength(found: file.count, expected: "a multiple of \(recordLength), a record each"))
        }
        var labels: [Int] = []
        try readingFile { () throws(FileError) in
            try file.forEachPiece(of: 0..<file.count, unit: recordLength) { _, bytes in
                labels += stride(from: 0, to: bytes.count, by: recordLength).map { Int(bytes[$0]) }
            }
        }
        if let entry = labels.firstIndex(where: { $0 >= classNames.count }) {
            throw .file(
                path: file.path,
                problem: .labelOutside(
                    label: labels[entry], entry: entry, offset: entry * recordLength, classes: classNames.count))
        }
        return labels
    }

    /// Writes a set of ten classes of `[3, 32, 32]` in CIFAR-10's format, each value as the nearest of 256 steps: for
    /// training into five files, for testing into one.
    ///
    /// - Throws: ``DatasetError/wrongImages(shape:expected:)``, or ``DatasetError/file(path:problem:)`` where the folder
    ///   refuses.
    public static func write(_ dataset: Dataset, _ part: Part, to folder: URL) throws(DatasetError) {
        guard dataset.imageShape == imageShape, dataset.classNames.count <= classNames.count,
            dataset.count >= part.fileNames.count
        else {
            throw .wrongImages(
                shape: dataset.imageShape, expected: "\(imageShape), in at most ten classes, five at least")
        }
        let (names, count) = (part.fileNames, dataset.count)
        for (number, name) in names.enumerated() {
            var bytes: [UInt8] = []
            for index in number * count / names.count..<(number + 1) * count / names.count {
                bytes += [UInt8(dataset.labels[index])] + (try dataset.batch([index]).images.bytes)
            }
            try readingFile { () throws(FileError) in
                var file = try AtomicFile(path: folder.appending(path: name).path)
                try file.write(bytes)
                try file.commit()
            }
        }
    }
}

extension Tensor {
    /// Each value of 0...1 as the nearest of 256 steps.
    var bytes: [UInt8] { values.map { UInt8(($0 > 0 ? Swift.min($0, 1) : 0) * 255 + 0.5) } }
}
