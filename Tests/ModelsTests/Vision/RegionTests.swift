import Kernels
import Networks
import Testing

@testable import Models

@Suite("Regions")
struct RegionTests {
    private func boxes(_ count: Int, seed: Int, within size: Float = 40) -> [BoundingBox] {
        let numbers = Tensor.uniform([count, 4], in: 0...size, seed: seed)
        return (0..<count).map { i in
            let (x, y) = ([numbers[i, 0], numbers[i, 1]].sorted(), [numbers[i, 2], numbers[i, 3]].sorted())
            return BoundingBox(left: x[0], top: y[0], right: x[1] + 1, bottom: y[1] + 1)
        }
    }

    @Test("anchors stand about the middle of every place, with their areas and shapes")
    func anchors() {
        let anchors = Anchors(stride: 4, sizes: [8, 16], ratios: [0.5, 1, 2])
        let boxes = anchors.boxes(height: 3, width: 5)
        #expect(boxes.count == 3 * 5 * 6 && anchors.perPlace == 6)
        for (place, box) in boxes.enumerated() {
            let (x, y) = (Float(place / 6 % 5) * 4 + 2, Float(place / 30) * 4 + 2)
            #expect(abs((box.left + box.right) / 2 - x) < 1e-4 && abs((box.top + box.bottom) / 2 - y) < 1e-4)
            #expect(abs(box.area - (place % 6 < 3 ? 64 : 256)) < 1e-2)
            let ratio = (box.bottom - box.top) / (box.right - box.left)
            #expect(abs(ratio - [0.5, 1, 2][place % 3]) < 1e-4)
        }
    }

    @Test("an offset leads from one box to the other", arguments: 0..<20)
    func offsets(seed: Int) {
        let pairs = boxes(2, seed: seed)
        let back = BoxOffset(of: pairs[0], from: pairs[1]).applied(to: pairs[1])
        for (a, b) in [
            (back.left, pairs[0].left), (back.top, pairs[0].top), (back.right, pairs[0].right),
            (back.bottom, pairs[0].bottom),
        ] { #expect(abs(a - b) < 1e-3) }
        let wild = BoxOffset(x: 0, y: 0, width: 1000, height: .infinity).applied(to: pairs[0])
        #expect(wild.area.isFinite)
    }

    @Test("every box has an anchor that stands for it, and no other box's", arguments: 0..<10)
    func matching(seed: Int) {
        let anchors = Anchors(stride: 4, sizes: [8, 16]).boxes(height: 10, width: 10)
        let truths = boxes(3, seed: seed)
        let matching = AnchorMatching(anchors, truths, positive: 0.5, negative: 0.3)
        for (place, verdict) in matching.verdicts.enumerated() {
            let overlaps = truths.map { intersectionOverUnion($0, anchors[place]) }
            switch verdict {
            case .thing(let number): #expect(overlaps[number] > 0)
            case .background: #expect(overlaps.allSatisfy { $0 < 0.3 })
            case .undecided: #expect(overlaps.contains { $0 >= 0.3 } && overlaps.allSatisfy { $0 < 0.5 })
            }
        }
        let sample = matching.sample(20, things: 6, seed: seed)
        #expect(sample.count == 20 && Set(sample).count == 20)
        #expect(sample.count { matching.verdicts[$0] == .background } >= 14)
        #expect(sample == matching.sample(20, things: 6, seed: seed))
    }

    @Test("pooling by its definition: the greatest value of each part", arguments: 0..<15)
    func pooling(seed: Int) throws {
        let features = Tensor.normal([2, 9, 11], seed: seed)
        let regions = boxes(4, seed: seed)
        let size = 1 + seed % 4
        let pooled = try regionMaxPool(features, regions: regions, stride: 4, size: size).output
        #expect(pooled.shape == [4, 2, size, size])
        for (number, region) in regions.enumerated() {
            for (channel, row, column) in (0..<2).flatMap({ c in
                (0..<size).flatMap { r in (0..<size).map { (c, r, $0) } }
            }) {
                var best: Float?
                for y in 0..<9 {
                    for x in 0..<11 {
                        // The place [x, x + 1) of the features against the part, both in steps.
                        func touches(_ place: Int, _ from: Float, _ to: Float, _ part: Int) -> Bool {
                            let (start, end) = (Double(from) / 4, Double(to) / 4)
                            let lower = start + (end - start) * Double(part) / Double(size)
                            let upper = start + (end - start) * Double(part + 1) / Double(size)
                            return Double(place) + 1 > lower && Double(place) < upper
                        }
                        if touches(y, region.top, region.bottom, row), touches(x, region.left, region.right, column) {
                            best = max(best ?? -.infinity, features[channel, y, x])
                        }
                    }
                }
                #expect(pooled[number, channel, row, column] == best ?? 0)
            }
        }
    }

    @Test("its gradient goes where the value came from, and is adjoint to it")
    func poolingBackward() throws {
        let features = Tensor.normal([3, 8, 8], seed: 1)
        let result = try regionMaxPool(features, regions: boxes(5, seed: 2), stride: 4, size: 3)
        let gradient = Tensor.normal(result.output.shape, seed: 3)
        let back = try regionMaxPoolBackward(gradient, from: result, shape: features.shape)
        // Near these features pooling is linear: <pool(f), g> = <f, back(g)>.
        let (left, right) = (try (result.output * gradient).sum(), try (features * back).sum())
        #expect(abs(left - right) < 1e-3)
        #expect(throws: ShapeError.self) {
            try regionMaxPoolBackward(.zeros([1]), from: result, shape: features.shape)
        }
    }

    @Test("regions anywhere, of any kind, do not stop the program")
    func wildRegions() throws {
        let wild: [Float] = [-1e30, -5, 0, 3, 1e30, .infinity, -.infinity, .nan]
        let regions = wild.flatMap { a in wild.map { BoundingBox(left: a, top: $0, right: $0, bottom: a) } }
        let pooled = try regionMaxPool(.ones([1, 4, 4]), regions: regions, stride: 4, size: 2).output
        #expect(pooled.values.allSatisfy { $0 == 0 || $0 == 1 })
        #expect(throws: ShapeError.self) { try regionMaxPool(.ones([4, 4]), regions: [], stride: 4, size: 2) }
        #expect(throws: ShapeError.self) { try regionMaxPool(.ones([1, 4, 4]), regions: [], stride: 0, size: 2) }
    }
}
