import Datasets
import Kernels
import Models
import Networks
import Testing

@Suite("Retrieval, detection, segmentation")
struct SeeingTests {
    private static let kinds = ["house", "star"]
    private static let scenes = try! DrawnScenes.scenes(40, size: 32, kinds: kinds, atMost: 1, seed: 1)

    @Test("the nearest is the image itself, then by distance", arguments: FeatureIndex.Distance.allCases)
    func nearest(distance: FeatureIndex.Distance) throws {
        let features = Tensor.normal([30, 5], seed: 1)
        let index = try FeatureIndex(features: features, distance: distance)
        for row in 0..<30 {
            let found = try index.nearest(to: features.row(row), count: 30)
            #expect(found[0].index == row && abs(found[0].distance) < 1e-6)
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.distance <= $1.distance })
            #expect(Set(found.map(\.index)).count == 30)
        }
        #expect(try index.nearest(to: features.row(0), count: 3).count == 3)
    }

    @Test("distances by hand")
    func distances() throws {
        let features = try Tensor([[3, 4], [0, 0], [-8, 6]])
        let cosine = try FeatureIndex(features: features, distance: .cosine)
        #expect(try cosine.nearest(to: Tensor([6, 8]), count: 3).map(\.distance) == [0, 1, 1])
        let euclidean = try FeatureIndex(features: features, distance: .euclidean)
        #expect(try euclidean.nearest(to: Tensor([0, 0]), count: 3).map(\.distance) == [0, 5, 10])
    }

    @Test("an index of images asks the network's layer")
    func images() throws {
        let network = try Network("n", input: [3, 32, 32], seed: 1) {
            Conv2D(filters: 2, size: 3, stride: 2, rounding: .down).named("conv1")
            GlobalAveragePool2D().named("features")
        }
        let set = try DrawnObjects.dataset(perClass: 2, seed: 1)
        let index = try FeatureIndex(network, layer: "features", images: set.images)
        #expect(index.features.shape == [20, 2])
        #expect(try index.nearest(toImage: set.image(at: 7), count: 1).map(\.index) == [7])
        #expect(throws: NetworkError.self) { try FeatureIndex(network, layer: "fc", images: set.images) }
        #expect(throws: ModelError.self) { try index.nearest(to: Tensor([1]), count: 1) }
        #expect(throws: ModelError.self) { try index.nearest(to: Tensor([1, 1]), count: 0) }
        #expect(throws: ModelError.nothingGiven(what: "features to search")) {
            try FeatureIndex(features: .zeros([0, 3]))
        }
    }

    @Test("a detector learns where things are and what they are; the same seed gives the same detector")
    func detector() throws {
        var detector = try RegionProposalDetector(classes: Self.kinds, imageSize: 32, anchorSizes: [12], seed: 1)
        let losses = try detector.train(on: Self.scenes, epochs: 30, learningRate: 0.002, seed: 1)
        #expect(losses[29] < losses[0] * 0.6, "\(losses)")
        let detections = try Self.scenes.map { try detector.detect($0.image, score: 0.05) }
        let things = Self.scenes.map { $0.objects.map { LabeledBox(box: $0.box, label: $0.label) } }
        let precision = try meanAveragePrecision(detections: detections, things: things)
        #expect(precision > 0.7, "\(precision)")
        for detection in detections.joined() {
            #expect(0..<2 ~= detection.label && detection.score >= 0.05 && detection.score <= 1)
            #expect(detection.box.left >= 0 && detection.box.bottom <= 32)
        }
        var again = try RegionProposalDetector(classes: Self.kinds, imageSize: 32, anchorSizes: [12], seed: 1)
        #expect(try again.train(on: Self.scenes, epochs: 1, learningRate: 0.002, seed: 1) == [losses[0]])
    }

    @Test("a pixel classifier learns which pixels belong to what")
    func segmentation() throws {
        var classifier = try PixelClassifier(classes: Self.kinds, imageSize: 32, seed: 1)
        let losses = try classifier.train(on: Self.scenes, epochs: 6, learningRate: 0.005, seed: 1)
        #expect(losses[5] < losses[0] / 2, "\(losses)")
        var score = SegmentationScore(classes: 3)
        for scene in Self.scenes { try score.add(classifier(scene.image), truth: scene.pixelLabels) }
        #expect(score.pixelAccuracy > 0.9, "\(score)")
    }

    @Test("intersection over union by hand")
    func score() throws {
        var score = SegmentationScore(classes: 3)
        try score.add(Tensor([0, 0, 1, 1]), truth: Tensor([0, 1, 1, 0]))
        #expect(score.pixelAccuracy == 0.5)
        #expect(score.intersectionsOverUnions == [1 / 3, 1 / 3, nil])
        #expect(abs(score.meanIntersectionOverUnion - Float(1) / 3) < 1e-6)
        try score.add(Tensor([2, 2]), truth: Tensor([2, 2]))
        #expect(score.intersectionsOverUnions[2] == 1)
        #expect(throws: ModelError.labelOutside(label: 3, classes: 3)) {
            try score.add(Tensor([3]), truth: Tensor([0]))
        }
        #expect(throws: ModelError.self) { try score.add(Tensor([.nan]), truth: Tensor([0])) }
        #expect(throws: ModelError.self) { try score.add(Tensor([0, 0]), truth: Tensor([0])) }
        #expect(SegmentationScore(classes: 2).meanIntersectionOverUnion == 0)
    }

    @Test("what cannot be seen or learned from is an error")
    func errors() throws {
        #expect(throws: ModelError.nothingGiven(what: "classes")) { try RegionProposalDetector(classes: [], seed: 1) }
        #expect(throws: NetworkError.self) { try RegionProposalDetector(classes: ["a"], imageSize: 30, seed: 1) }
        #expect(throws: ModelError.self) { try RegionProposalDetector(classes: ["a"], anchorSizes: [0], seed: 1) }
        var detector = try RegionProposalDetector(classes: ["a"], imageSize: 32, seed: 1)
        var classifier = try PixelClassifier(classes: ["a"], imageSize: 32, seed: 1)
        #expect(throws: ModelError.imageShape(expected: [3, 32, 32], found: [3, 64, 64])) {
            try detector.detect(.zeros([3, 64, 64]))
        }
        #expect(throws: ModelError.imageShape(expected: [3, 32, 32], found: [1, 32, 32])) {
            try classifier(.zeros([1, 32, 32]))
        }
        #expect(throws: ModelError.nothingGiven(what: "scenes to learn from")) { try detector.train(on: [], seed: 1) }
        // Two kinds in the scenes, one in the detector.
        #expect(throws: ModelError.labelOutside(label: 1, classes: 1)) {
            try detector.train(on: Self.scenes, epochs: 1, seed: 1)
        }
        #expect(throws: ModelError.labelOutside(label: 2, classes: 2)) {
            try classifier.train(on: Self.scenes, epochs: 1, seed: 1)
        }
        #expect(throws: ModelError.self) {
            try classifier.train(on: Self.scenes.filter { $0.objects[0].label == 0 }, batchSize: 0, seed: 1)
        }
    }
}
