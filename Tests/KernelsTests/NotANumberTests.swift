import Testing

@testable import Kernels

@Suite("What is not a number stays so, none is made, and large numbers keep their small differences")
struct NotANumberTests {
    @Test("gradients of activations are NaN where their input is")
    func activations() throws {
        let (one, z) = (Tensor([1, 1, 1]), Tensor([.nan, 2, -2]))
        for gradient in [try eluBackward(one, input: z), try leakyReLUBackward(one, input: z)] {
            #expect(gradient[0].isNaN && gradient[1] == 1 && gradient[2] > 0 && gradient[2] < 1)
        }
        #expect(try eluBackward(one, input: Tensor([.infinity, 1e30, -1e30])) == Tensor([1, 1, 0]))
        #expect(try leakyReLUBackward(one, input: Tensor([.infinity, 0, -.infinity])) == Tensor([1, 0.1, 0.1]))
    }

    @Test("a hinge loss of NaN has gradients of NaN where the NaN took part, and numbers elsewhere")
    func hinge() throws {
        let scores = try Tensor([[.nan, 0, 5], [1, 2, 3]])
        #expect(try hingeLoss(scores, labels: [1, 1]).isNaN)
        let gradient = try hingeLossBackward(scores, labels: [1, 1])
        #expect(gradient[0, 0].isNaN && gradient[0, 1].isNaN && gradient[0, 2] == 0.5)
        #expect(gradient.row(1) == Tensor([0, -0.5, 0.5]))
    }

    @Test(
        "equal scores have a cross-entropy of log of their number, however large",
        arguments: [0, 1e6, 1e12, 1e15, 3e38])
    func crossEntropies(score: Float) throws {
        for z in [score, -score] {
            let logits = Tensor.full([1, 3], z)
            #expect(abs(try crossEntropy(logits, labels: [0]) - 1.098_612_3) < 1e-6)
            #expect(abs(try crossEntropy(logits, targets: Tensor([[0, 1, 0]])) - 1.098_612_3) < 1e-6)
        }
        #expect(try crossEntropy(Tensor([[.infinity, 0]]), labels: [1]).isNaN)
        #expect(try crossEntropy(Tensor([[.nan, 0]]), labels: [1]).isNaN)
    }

    @Test("0 over a small number has the gradient 0, and a quotient's infinity times 0 is never taken")
    func division() throws {
        let gradient = Tensor([1e10, 1e20, 0, 1])
        let (left, right) = (Tensor([0, 0, 1, 1]), Tensor([1e-30, 1e-20, 1e-30, 1e-30]))
        let found = try divideBackward(gradient, left: left, right: right).right
        #expect(found[0] == 0 && found[1] == 0 && found[2] == 0 && found[3] == -.infinity)
        let repeated = try divideBackward(gradient, left: left, right: Tensor([1e-30])).right
        #expect(repeated == Tensor([-.infinity]))
    }

    @Test("a score of NaN comes before every number, and the first of equals first")
    func suppression() throws {
        let box = BoundingBox(left: 0, top: 0, right: 1, bottom: 1)
        let far = BoundingBox(left: 5, top: 5, right: 6, bottom: 6)
        #expect(try nonMaximumSuppression([box, box, box], scores: [0.1, .nan, 0.5]) == [1])
        #expect(try nonMaximumSuppression([box, far, box, far], scores: [.nan, 0.2, .nan, 0.9]) == [0, 3])
        #expect(try nonMaximumSuppression([box, far, box], scores: [0.5, 0.5, .nan], threshold: 1) == [2, 0, 1])
        // However the boxes are ordered, the same are kept.
        let scores: [Float] = [.nan, 3, .infinity, -.infinity, 0, .nan, 3]
        let boxes = (0..<7).map { BoundingBox(left: Float($0) * 2, top: 0, right: Float($0) * 2 + 1, bottom: 1) }
        #expect(try nonMaximumSuppression(boxes, scores: scores) == [0, 5, 2, 1, 6, 4, 3])
    }
}
