import Random
import Kernels

/// Images with the class of each: drawn, or in files of which only what is asked for is read.
public struct Dataset: Sendable {
    /// For each image, its class's place in `classNames`.
    public let labels: [Int]
    /// The classes.
    public let classNames: [String]

    let source: any ImageSource
    /// For each image its place in `source`; nil where that is its own.
    private let places: [Int]?

    /// A set of these images, `[N, C, H, W]`, each value in 0...1.
    ///
    /// - Throws: `DatasetError` where images and labels differ in number, or a label names no class.
    public init(images: Tensor, labels: [Int], classNames: [String]) throws(DatasetError) {
        guard images.rank == 4 else { throw .imagesNotRankFour(shape: images.shape) }
        guard images.shape[0] == labels.count else {
            throw .countsDiffer(images: images.shape[0], labels: labels.count)
        }
        if let index = labels.firstIndex(where: { !classNames.indices.contains($0) }) {
            throw .labelOutside(index: index, label: labels[index], classes: classNames.count)
        }
        self.init(TensorImages(images: images), labels: labels, classNames: classNames)
    }

    init(_ source: any ImageSource, labels: [Int], classNames: [String], places: [Int]? = nil) {
        self.source = source
        self.labels = labels
        self.classNames = classNames
        self.places = places
    }

    /// How many images there are.
    public var count: Int { labels.count }

    /// The shape of each image: `[C, H, W]`.
    public var imageShape: [Int] { source.imageShape }

    /// Height and width of each image.
    public var imageSize: (height: Int, width: Int) { (imageShape[1], imageShape[2]) }

    /// All images, `[N, C, H, W]`, each value in 0...1. A large set is better read by ``batch(_:)``.
    ///
    /// Stops the program where a file that holds them was cut off since it was opened; ``batch(_:)`` throws.
    public var images: Tensor {
        if places == nil, let source = source as? TensorImages { return source.images }
        return read(Array(labels.indices), shape: [count] + imageShape)
    }

    /// The image at `index`: `[H, W]` where it has one channel, else `[C, H, W]`.
    public func image(at index: Int) -> Tensor {
        read([index], shape: imageShape[0] == 1 ? Array(imageShape[1...]) : imageShape)
    }

    private func read(_ indices: [Int], shape: [Int]) -> Tensor {
        do { return tensor(try batch(indices).images.values, shape) } catch { fatalError("\(error)") }
    }

    /// Where in `source` the image at `index` lies.
    func place(of index: Int) -> Int { places?[index] ?? index }

    /// The name of the class of the image at `index`.
    public func className(at index: Int) -> String { classNames[labels[index]] }

    /// The images as rows: `[N, C H W]`, what a linear layer takes.
    public var flattened: Tensor {
        tensor(images.values, [count, imageShape.reduce(1, *)])
    }

    /// The images at `indices`, in that order. None is copied, or read from a file.
    public func subset(_ indices: [Int]) -> Dataset {
        for index in indices {
            precondition(labels.indices.contains(index), "image \(index) of \(count) was asked for")
        }
        return Dataset(
            source, labels: indices.map { labels[$0] }, classNames: classNames, places: indices.map(place))
    }

    /// The images whose class is one of these names, with only these classes, in the order named.
    ///
    /// - Throws: `DatasetError.unknownClass`.
    public func classes(_ names: [String]) throws(DatasetError) -> Dataset {
        var place: [Int: Int] = [:]
        for (index, name) in names.enumerated() {
            guard let old = classNames.firstIndex(of: name) else {
                throw .unknownClass(name, known: classNames)
            }
            place[old] = index
        }
        let kept = subset(labels.indices.filter { place[labels[$0]] != nil })
        return Dataset(
            source, labels: kept.labels.compactMap { place[$0] }, classNames: names, places: kept.places)
    }

    /// The same images in another order, which depends on the seed alone.
    public func shuffled(seed: Int) -> Dataset {
        var random = SplitMix64(seed: seed)
        return subset(labels.indices.shuffled(using: &random))
    }

    /// Two sets without a common image: `testShare` of each class for testing, the rest for training; both shuffled.
    ///
    /// - Throws: `DatasetError.shareOutside` unless `testShare` lies between 0 and 1.
    public func split(testShare: Double = 0.2, seed: Int) throws(DatasetError) -> (train: Dataset, test: Dataset) {
        guard testShare > 0, testShare < 1 else { throw .shareOutside(testShare) }
        var random = SplitMix64(seed: seed)
        var (train, test): ([Int], [Int]) = ([], [])
        for label in classNames.indices {
            let members = labels.indices.filter { labels[$0] == label }.shuffled(using: &random)
            let held = Int((Double(members.count) * testShare).rounded())
            test += members[..<held]
            train += members[held...]
        }
        return (subset(train.shuffled(using: &random)), subset(test.shuffled(using: &random)))
    }
}

/// A tensor whose values are known to fill its shape.
func tensor(_ values: [Float], _ shape: [Int]) -> Tensor {
    do { return try Tensor(values, shape: shape) } catch { preconditionFailure("\(error)") }
}
