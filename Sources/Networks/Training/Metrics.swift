import Datasets
import Kernels

/// How well a network does on a set.
public struct Metrics: Sendable, Hashable {
    /// The mean loss.
    public let loss: Float
    /// The share of images whose class has the greatest score.
    public let accuracy: Double
    /// The share of images whose class is among the five with the greatest scores.
    public let topFiveAccuracy: Double
    /// How often each class was taken for each.
    public let confusion: ConfusionMatrix
    /// For each image, the class with the greatest score.
    public let predictions: [Int]

    /// What follows from the mean loss of each batch and the greatest score of each image.
    fileprivate init(
        of data: Dataset, predictions: [Int], inTopFive: Int, losses: some Sequence<Float>, batchSize: Int
    ) {
        let classes = data.classNames.count
        var counts = [[Int]](repeating: Array(repeating: 0, count: classes), count: classes)
        for (label, prediction) in zip(data.labels, predictions) { counts[label][prediction] += 1 }
        let total = losses.enumerated().reduce(0.0) { sum, batch in
            sum + Double(batch.element) * Double(min(batchSize, data.count - batch.offset * batchSize))
        }
        loss = Float(total / Double(data.count))
        accuracy = Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(data.count)
        topFiveAccuracy = Double(inTopFive) / Double(data.count)
        confusion = ConfusionMatrix(classNames: data.classNames, counts: counts)
        self.predictions = predictions
    }
}

/// How often each class was taken for each.
public struct ConfusionMatrix: Sendable, Hashable {
    /// The classes.
    public let classNames: [String]
    /// `counts[actual][predicted]`.
    public let counts: [[Int]]

    /// The share of each class's images that were recognized; nil for a class without images.
    public var recalls: [Double?] {
        counts.enumerated().map { place, row in
            let total = row.reduce(0, +)
            return total > 0 ? Double(row[place]) / Double(total) : nil
        }
    }
}

extension ConfusionMatrix: CustomStringConvertible {
    /// The counts as a table: a row for each class, a column for what it was taken for.
    public var description: String {
        let width = (classNames.map(\.count) + counts.joined().map { "\($0)".count }).max() ?? 1
        func padded(_ text: String) -> String { String(repeating: " ", count: max(width - text.count, 0)) + text }
        let header = ([""] + classNames).map(padded).joined(separator: " ")
        let rows = zip(classNames, counts).map { name, row in
            ([name] + row.map { $0 == 0 ? "·" : "\($0)" }).map(padded).joined(separator: " ")
        }
        return ([header] + rows).joined(separator: "\n")
    }
}

extension Network {
    /// Runs all images of a set and counts what the network makes of them.
    ///
    /// - Parameter ranks: processes that call this together, each of which runs some of the batches: all of them get the same metrics.
    /// - Throws: ``NetworkError`` for an empty set, and where the set's images or classes are not the network's;
    ///   `DatasetError` where they cannot be read.
    public func evaluate(
        on data: Dataset, loss: Loss = .crossEntropy, batchSize: Int = 256, among ranks: any GradientSum = OneRank()
    ) throws -> Metrics {
        guard batchSize > 0 else {
            throw NetworkError(.setting(name: "batch size", value: "\(batchSize)", allowed: "at least 1"))
        }
        try requireFitting(data)
        let source = loss.source(of: graph.output, in: self)
        // Each image has its place, and so has each batch's loss: where others fill them, there is 0.
        var (predictions, inTopFive) = (Array(repeating: Float(0), count: data.count), Float(0))
        var losses = [Float](repeating: 0, count: (data.count + batchSize - 1) / batchSize)
        for number in ranks.part(of: losses.count) {
            let images = number * batchSize..<min((number + 1) * batchSize, data.count)
            let batch = try data.batch(Array(images))
            let values = try activations(of: [source], on: batch.images)
            guard let scores = values[source] else { continue }
            losses[number] = try loss.value(scores, labels: batch.labels)
            for ((image, label), best) in zip(zip(images, batch.labels), scores.topClasses(5)) {
                predictions[image] = Float(best[0])
                if best.contains(label) { inTopFive += 1 }
            }
        }
        var flat = predictions + losses + [inTopFive]
        try ranks.sum(&flat)
        return Metrics(
            of: data, predictions: flat[..<data.count].map { Int($0) }, inTopFive: Int(flat[flat.count - 1]),
            losses: flat[data.count..<flat.count - 1], batchSize: batchSize)
    }

    func requireFitting(_ data: Dataset) throws(NetworkError) {
        guard data.count > 0 else { throw NetworkError(.emptyDataset) }
        guard data.imageShape == inputShape else {
            throw NetworkError(.imageShape(network: inputShape, images: data.imageShape))
        }
        guard outputShape == [data.classNames.count] else {
            throw NetworkError(.classes(network: outputShape, classes: data.classNames.count))
        }
    }
}

extension Tensor {
    /// How many rows have their greatest value at their label's place; of equals the first counts.
    func rowsGreatest(at labels: [Int]) -> Int {
        let classes = shape[1]
        return withValues { values in
            var right = 0
            for (row, label) in labels.enumerated() {
                var best = 0
                for place in 0..<classes where values[row * classes + place] > values[row * classes + best] {
                    best = place
                }
                if best == label { right += 1 }
            }
            return right
        }
    }

    /// For each row, the places of its greatest values, the greatest first; of equals the first.
    func topClasses(_ count: Int) -> [[Int]] {
        let classes = shape[1]
        return withValues { values in
            (0..<shape[0]).map { row in
                let row = UnsafeBufferPointer(rebasing: values[(row * classes)..<((row + 1) * classes)])
                var best: [Int] = []
                for (place, value) in row.enumerated() {
                    guard best.count < count || value > row[best[best.count - 1]] else { continue }
                    let position = best.firstIndex { row[$0] < value } ?? best.count
                    best.insert(place, at: position)
                    if best.count > count { best.removeLast() }
                }
                return best
            }
        }
    }
}
