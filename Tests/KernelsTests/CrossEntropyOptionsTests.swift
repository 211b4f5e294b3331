import Foundation
import Testing

@testable import Kernels

@Suite("Labels may be ignored, weighted and smoothed")
struct CrossEntropyOptionsTests {
    @Test("the loss is its definition, and its gradient the differences', over 200 random cases")
    func definition() throws {
        var dice = Dice(97)
        for _ in 0..<200 {
            let (n, classes) = (dice.coin(12) ? 0 : dice.int(1...5), dice.int(1...7))
            let z = dice.coarse([n, classes]) * 4
            let labels = (0..<n).map { _ in dice.int(-1...(classes - 1)) }
            let weights = dice.coin() ? dice.tensor([classes], in: 0.5...2) : nil
            let smoothing = dice.coin() ? dice.float(0...1) : 0
            let options = CrossEntropyOptions(ignoring: -1, classWeights: weights, smoothing: smoothing)
            func define(_ z: Reference) -> Reference {
                let p = LossTests.rows(z, LossTests.defineSoftmax)
                var (total, divisor) = (0.0, 0.0)
                for (row, label) in labels.enumerated() where label >= 0 {
                    func weight(_ c: Int) -> Double { weights.map { Double($0[c]) } ?? 1 }
                    divisor += weight(label)
                    total -= (1 - Double(smoothing)) * weight(label) * log(p[row, label])
                    for c in 0..<classes {
                        total -= Double(smoothing) / Double(classes) * weight(c) * log(p[row, c])
                    }
                }
                return LossTests.scalar(divisor == 0 ? 0 : total / divisor)
            }
            expectClose(Tensor(try crossEntropy(z, labels: labels, options: options)), define(Reference(z)))
            expectGradient(
                try crossEntropyBackward(z, labels: labels, options: options), of: define, at: z, cotangent: Tensor(1))
        }
    }

    @Test("without options it is the plain loss; rows that are ignored change nothing and get no gradient")
    func laws() throws {
        let z = Tensor.normal([6, 5], seed: 3)
        let labels = [0, 4, 2, 2, 1, 3]
        let plain = CrossEntropyOptions()
        #expect(abs(try crossEntropy(z, labels: labels, options: plain) - crossEntropy(z, labels: labels)) < 1e-6)
        #expect(try crossEntropyBackward(z, labels: labels, options: plain) == crossEntropyBackward(z, labels: labels))
        let some = CrossEntropyOptions(ignoring: 255)
        let found = try crossEntropy(z, labels: [0, 4, 255, 2, 255, 255], options: some)
        let rows = try z.gather([0, 1, 3])
        #expect(abs(found - (try crossEntropy(rows, labels: [0, 4, 2]))) < 1e-6)
        let gradient = try crossEntropyBackward(z, labels: [0, 4, 255, 2, 255, 255], options: some)
        #expect(try gradient.gather([2, 4, 5]) == .zeros([3, 5]))
        #expect(try crossEntropy(z, labels: Array(repeating: 255, count: 6), options: some) == 0)
        #expect(try crossEntropyBackward(z, labels: Array(repeating: 255, count: 6), options: some) == .zeros([6, 5]))
    }

    @Test("what does not go together is an error")
    func mistakes() {
        let z = Tensor.ones([1, 3])
        #expect(throws: ShapeError.labelOutside(label: 3, classes: 3)) {
            try crossEntropy(z, labels: [3], options: CrossEntropyOptions(ignoring: 255))
        }
        #expect(throws: ShapeError.self) {
            try crossEntropy(z, labels: [0], options: CrossEntropyOptions(classWeights: .ones([2])))
        }
        for smoothing in [-0.1, 1.1, Float.nan] {
            #expect(throws: ShapeError.self) {
                try crossEntropy(z, labels: [0], options: CrossEntropyOptions(smoothing: smoothing))
            }
        }
        #expect(throws: ShapeError.self) { try crossEntropy(z, labels: [0, 1], options: CrossEntropyOptions()) }
    }
}
