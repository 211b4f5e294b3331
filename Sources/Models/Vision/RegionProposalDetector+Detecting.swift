import Kernels
import Networks

extension RegionProposalDetector {
    /// Where there may be something in an image `[3, size, size]`, the surest first.
    public func proposals(for image: Tensor, atMost count: Int = 50) throws -> [Proposal] {
        let features = try self.features(of: image)
        let output = try proposer(features)
        return try propose(output, atMost: count)
    }

    /// What is in an image `[3, size, size]`, the surest first.
    ///
    /// - Parameters: `score`, below which nothing is reported; `overlap`, above which two finds of one class are one.
    public func detect(
        _ image: Tensor, score threshold: Float = 0.5, overlap: Float = 0.3
    ) throws -> [Detection] {
        let features = try self.features(of: image)
        let output = try proposer(features)
        let regions = try propose(output, atMost: 50).map(\.box)
        guard !regions.isEmpty else { return [] }
        let judged = try regionMaxPool(features, regions: regions, stride: anchors.stride, size: Self.pooledSize).output
        let answers = try classifier(judged)
        var claims: [Detection] = []
        for (number, region) in regions.enumerated() {
            let answer = answers.row(number)
            let scores = try softmax(answer.slice(axis: 0, from: 0, to: classNames.count + 1))
            let best = scores.argmax()
            guard best > 0, scores[best] >= threshold else { continue }
            let box = offset(answer, at: classNames.count + 1).applied(to: region)
            claims.append(Detection(box: clipped(box), label: best - 1, score: scores[best]))
        }
        return try distinct(claims, overlap: overlap)
    }

    private func distinct(_ claims: [Detection], overlap: Float) throws -> [Detection] {
        var kept: [Detection] = []
        for label in classNames.indices {
            let same = claims.filter { $0.label == label }
            let places = try nonMaximumSuppression(same.map(\.box), scores: same.map(\.score), threshold: overlap)
            kept += places.map { same[$0] }
        }
        return kept.sorted { $0.score > $1.score }
    }

    /// The features of one image, `[C, H, W]`.
    private func features(of image: Tensor) throws -> Tensor {
        guard image.shape == backbone.inputShape else {
            throw ModelError.imageShape(expected: backbone.inputShape, found: image.shape)
        }
        return try backbone(image)
    }

    /// The best of all anchors, moved as the network says, of those that overlap much the surest alone.
    func propose(_ output: Tensor, atMost count: Int) throws -> [Proposal] {
        let logits = references.indices.map { output[objectness(of: $0)] }
        // What lies far down the list is never kept, and suppression is quadratic.
        let surest = references.indices.sorted { (logits[$1], $0) < (logits[$0], $1) }.prefix(6 * max(count, 0))
        let boxes = surest.map { clipped(offset(output, anchor: $0).applied(to: references[$0])) }
        let isSound = boxes.map { $0.right - $0.left >= 2 && $0.bottom - $0.top >= 2 }
        let sound = boxes.indices.filter { isSound[$0] }
        let scores = sound.map { sigmoid(logits[surest[$0]]) }
        let kept = try nonMaximumSuppression(sound.map { boxes[$0] }, scores: scores, threshold: 0.7)
        return kept.prefix(max(count, 0)).map { Proposal(box: boxes[sound[$0]], score: scores[$0]) }
    }

    /// Where the score of an anchor stands in what the proposer gives.
    func objectness(of anchor: Int) -> Int {
        let places = references.count / anchors.perPlace
        return anchor % anchors.perPlace * places + anchor / anchors.perPlace
    }

    /// Where part `part` of an anchor's offset stands.
    func offsetPlace(of anchor: Int, part: Int) -> Int {
        let places = references.count / anchors.perPlace
        return (anchors.perPlace + anchor % anchors.perPlace * 4 + part) * places + anchor / anchors.perPlace
    }

    private func offset(_ output: Tensor, anchor: Int) -> BoxOffset {
        BoxOffset(parts: (0..<4).map { output[offsetPlace(of: anchor, part: $0)] })
    }

    func offset(_ answer: Tensor, at start: Int) -> BoxOffset { BoxOffset(parts: (0..<4).map { answer[start + $0] }) }

    func clipped(_ box: BoundingBox) -> BoundingBox {
        box.clipped(width: Float(imageSize), height: Float(imageSize))
    }
}

extension BoxOffset {
    init(parts: [Float]) { self.init(x: parts[0], y: parts[1], width: parts[2], height: parts[3]) }

    var parts: [Float] { [x, y, width, height] }
}
