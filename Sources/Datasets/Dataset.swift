import Kernels

/// Images with the class of each.
public struct Dataset: Sendable {
    /// `[N, C, H, W]`, each value in 0...1.
    public let images: Tensor
    /// For each image, its class's place in `classNames`.
    public let labels: [Int]
    /// The classes.
    public let classNames: [String]

    /// A set of these images.
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
        self.images = images
        self.labels = labels
        self.classNames = classNames
    }

    /// How many images there are.
    public var count: Int { labels.count }

    /// Height and width of each image.
    public var imageSize: (height: Int, width: Int) { (images.shape[2], images.shape[3]) }

    /// The image at `index`: `[H, W]` where it has one channel, else `[C, H, W]`.
    public func image(at index: Int) -> Tensor {
        precondition(labels.indices.contains(index), "image \(index) of \(count) was asked for")
        let shape = images.shape[1] == 1 ? Array(images.shape[2...]) : Array(images.shape[1...])
        let size = shape.reduce(1, *)
        let values = images.withValues { Array($0[index * size..<(index + 1) * size]) }
        return tensor(values, shape)
    }

    /// The name of the class of the image at `index`.
    public func className(at index: Int) -> String { classNames[labels[index]] }

    /// The images as rows: `[N, C H W]`, what a linear layer takes.
    public var flattened: Tensor {
        tensor(images.values, [count, images.shape[1...].reduce(1, *)])
    }

    /// The images at `indices`, in that order.
    public func subset(_ indices: [Int]) -> Dataset {
        let size = images.shape[1...].reduce(1, *)
        let values = images.withValues { source in
            indices.flatMap { index in
                precondition(labels.indices.contains(index), "image \(index) of \(count) was asked for")
                return source[index * size..<(index + 1) * size]
            }
        }
        return Dataset(
            unchecked: tensor(values, [indices.count] + images.shape[1...]), labels: indices.map { labels[$0] },
            classNames: classNames)
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
        return Dataset(unchecked: kept.images, labels: kept.labels.compactMap { place[$0] }, classNames: names)
    }

    /// The same images in another order, which depends on the seed alone.
    public func shuffled(seed: Int) -> Dataset {
        var random = SplitMix(seed: seed)
        return subset(labels.indices.shuffled(using: &random))
    }

    /// Two sets without a common image: `testShare` of each class for testing, the rest for training; both shuffled.
    ///
    /// - Throws: `DatasetError.shareOutside` unless `testShare` lies between 0 and 1.
    public func split(testShare: Double = 0.2, seed: Int) throws(DatasetError) -> (train: Dataset, test: Dataset) {
        guard testShare > 0, testShare < 1 else { throw .shareOutside(testShare) }
        var random = SplitMix(seed: seed)
        var (train, test): ([Int], [Int]) = ([], [])
        for label in classNames.indices {
            let members = labels.indices.filter { labels[$0] == label }.shuffled(using: &random)
            let held = Int((Double(members.count) * testShare).rounded())
            test += members[..<held]
            train += members[held...]
        }
        return (subset(train.shuffled(using: &random)), subset(test.shuffled(using: &random)))
    }

    init(unchecked images: Tensor, labels: [Int], classNames: [String]) {
        self.images = images
        self.labels = labels
        self.classNames = classNames
    }
}

/// A tensor whose values are known to fill its shape.
func tensor(_ values: [Float], _ shape: [Int]) -> Tensor {
    do { return try Tensor(values, shape: shape) } catch { preconditionFailure("\(error)") }
}
