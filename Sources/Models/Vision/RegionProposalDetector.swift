import Kernels
import Networks

/// Finds things in two steps: a small network proposes regions where there is something, another says what it is.
///
/// Both look at the same feature map. The first slides over it and judges, at every place, boxes of a few sizes and shapes;
/// the second sees what lies in each region that was proposed, pooled to one size.
///
/// - Source: Ren, He, Girshick and Sun, *Faster R-CNN: towards real-time object detection with region proposal networks*,
///   2015.
public struct RegionProposalDetector: Sendable {
    /// A region where there may be something.
    public struct Proposal: Sendable, Hashable {
        /// Where.
        public let box: BoundingBox
        /// How sure the first network is, from 0 to 1.
        public let score: Float
    }

    /// What can be found.
    public let classNames: [String]
    /// The height and width of the images.
    public let imageSize: Int
    /// The boxes that proposals are measured from.
    public let anchors: Anchors

    /// What turns an image into features.
    public var backbone: Network { shared.network }
    /// What says where there is something: for each anchor of a place a score, then four offsets each.
    public var proposer: Network { proposing.network }
    /// What says what it is: a score for the background and each class, then four offsets.
    public var classifier: Network { classifying.network }

    var shared: LearningNetwork
    var proposing: LearningNetwork
    var classifying: LearningNetwork
    /// The anchors of an image, one list for all.
    let references: [BoundingBox]

    /// The height and width that regions are pooled to.
    static let pooledSize = 4

    /// A detector that has learned nothing.
    ///
    /// - Parameters: classes; `imageSize`, a multiple of 4.
    /// - Throws: ``ModelError`` for no classes, or a size that the networks cannot take.
    public init(
        classes: [String], imageSize: Int = 64, anchorSizes: [Float] = [18, 28], seed: Int
    ) throws {
        guard !classes.isEmpty else { throw ModelError.nothingGiven(what: "classes") }
        guard !anchorSizes.isEmpty, anchorSizes.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw ModelError.setting(
                name: "the list of anchor sizes", value: "\(anchorSizes)", allowed: "not empty, all above 0")
        }
        (classNames, self.imageSize) = (classes, imageSize)
        let anchors = Anchors(stride: 4, sizes: anchorSizes)
        self.anchors = anchors
        let backbone = try Network("backbone", input: [3, imageSize, imageSize], seed: seed) {
            Conv2D(filters: 16, size: 3, padding: 1)
            ReLU()
            MaxPool2D(size: 2)
            Conv2D(filters: 32, size: 3, padding: 1)
            ReLU()
            MaxPool2D(size: 2)
            Conv2D(filters: 64, size: 3, padding: 1)
            ReLU()
            Conv2D(filters: 64, size: 3, padding: 1)
            ReLU()
        }
        let features = backbone.outputShape
        let proposer = try Network("proposals", input: features, seed: seed + 1) {
            Conv2D(filters: 64, size: 3, padding: 1)
            ReLU()
            Conv2D(filters: 5 * anchors.perPlace, size: 1)
        }
        let pooled = [features[0], RegionProposalDetector.pooledSize, RegionProposalDetector.pooledSize]
        let classifier = try Network("classifier", input: pooled, seed: seed + 2) {
            Linear(outputs: 128)
            ReLU()
            Linear(outputs: classes.count + 1 + 4)
        }
        shared = LearningNetwork(backbone)
        proposing = LearningNetwork(proposer)
        classifying = LearningNetwork(classifier)
        references = anchors.boxes(height: features[1], width: features[2])
    }
}
