import Kernels
import Models
import Networks
import Testing

@Suite("Average precision")
struct AveragePrecisionTests {
    private func box(_ x: Float, width: Float = 10) -> BoundingBox {
        BoundingBox(left: x, top: 0, right: x + width, bottom: 10)
    }

    private func thing(_ x: Float, _ label: Int = 0) -> LabeledBox { LabeledBox(box: box(x), label: label) }

    private func found(_ x: Float, _ score: Float, _ label: Int = 0) -> Detection {
        Detection(box: box(x), label: label, score: score)
    }

    @Test("all found and nothing else is 1; nothing found is 0")
    func extremes() throws {
        let things = [[thing(0), thing(20)], [thing(0)]]
        let all = [[found(0, 0.9), found(20, 0.8)], [found(0, 0.1)]]
        #expect(try PrecisionRecallCurve(of: 0, detections: all, things: things).averagePrecision == 1)
        #expect(try PrecisionRecallCurve(of: 0, detections: [[], []], things: things).averagePrecision == 0)
        #expect(try PrecisionRecallCurve(of: 3, detections: all, things: things).averagePrecision == 0)
    }

    @Test("by hand: right, wrong, right, of three things")
    func byHand() throws {
        let curve = try PrecisionRecallCurve(
            of: 0, detections: [[found(0, 0.9), found(50, 0.8), found(20, 0.7)]],
            things: [[thing(0), thing(20), thing(90)]])
        let third: Float = 1 / 3
        #expect(curve.precision == [1, 0.5, 2 * third])
        #expect(curve.recall == [third, third, 2 * third])
        // 1 up to a recall of 1/3, 2/3 up to 2/3, then nothing.
        #expect(abs(curve.averagePrecision - 5 * third / 3) < 1e-6)
    }

    @Test("precision that rises later counts for the recall before")
    func envelope() throws {
        // Wrong, right, right: precision 0, 1/2, 2/3; both recalls have 2/3.
        let curve = try PrecisionRecallCurve(
            of: 0, detections: [[found(50, 0.9), found(0, 0.8), found(20, 0.7)]], things: [[thing(0), thing(20)]])
        #expect(abs(curve.averagePrecision - 2 / 3) < 1e-6)
    }

    @Test("a second detection of the same thing is wrong")
    func duplicate() throws {
        let curve = try PrecisionRecallCurve(
            of: 0, detections: [[found(0, 0.9), found(1, 0.8)]], things: [[thing(0)]])
        #expect(curve.precision == [1, 0.5])
    }

    @Test("images, classes and the threshold tell detections apart")
    func apart() throws {
        // The right place in the wrong image, or of the wrong class.
        #expect(
            try PrecisionRecallCurve(of: 0, detections: [[], [found(0, 1)]], things: [[thing(0)], []])
                .averagePrecision == 0)
        #expect(
            try PrecisionRecallCurve(of: 0, detections: [[found(0, 1, 1)]], things: [[thing(0)]]).averagePrecision == 0)
        // Moved by 5 of 10: shared 50 of 150.
        for (threshold, precision) in [(Float(0.33), Float(1)), (0.34, 0)] {
            #expect(
                try PrecisionRecallCurve(
                    of: 0, detections: [[found(5, 1)]], things: [[thing(0)]], threshold: threshold
                ).averagePrecision == precision)
        }
    }

    @Test("the mean is over the classes that occur")
    func mean() throws {
        let things = [[thing(0, 0), thing(20, 2)]]
        let detections = [[found(0, 0.9, 0), found(70, 0.9, 2), found(20, 0.5, 2), found(50, 0.9, 1)]]
        #expect(try meanAveragePrecision(detections: detections, things: things) == (1 + 0.5) / 2)
        #expect(try meanAveragePrecision(detections: [], things: []) == 0)
        #expect(throws: ModelError.self) { try meanAveragePrecision(detections: [], things: things) }
    }
}
