import Foundation
import Testing

/// What a student may do to a network, and what the command says of it.
extension ExecutableTests {
    private static let mistakes: [(cell: String, place: String, message: String)] = [
        (
            "let network = try Network.leNet5(seed: 1)\ntry network(Tensor.zeros([1, 1, 32, 32]))", "7:12",
            "LeNet-5 cannot take a tensor of shape [1, 1, 32, 32]\n"
                + "    it takes a batch of shape [N, 1, 28, 28], or one image of shape [1, 28, 28]"
        ),
        (
            """
            try Network("mine", input: [1, 28, 28], seed: 1) {
                Conv2D(filters: 6, size: 5)
                Linear(outputs: 10)
                MaxPool2D(size: 2)
            }
            """, "6:5",
            "layer 'pool1' (max pool 2x2, stride 2) cannot take 10 from 'fc1'\n"
                + "    maxPool2d: the input must be [C, H, W], and has shape [10]"
        ),
        (
            "try NetworkPattern(\"{(CONV+RELU)*2+POOLING}*M+SOFTMAX\")", "6:5",
            "character 16: there is no layer 'POOLING'; did you mean 'POOL'?\n"
                + "    {(CONV+RELU)*2+POOLING}*M+SOFTMAX\n" + "                   ^"
        ),
        (
            "try maxPool2d(Tensor.zeros([1, 3, 4, 4]), size: 5)", "6:5",
            "5x5 filter at stride 5 does not fit 4x4: (4 - 5)/5 + 1 = 0.8; pad by 3, or use a filter of at most 4"
        ),
        (
            "let scores: [Float] = []\ntry softmax(Tensor(scores))", "7:5",
            "softmax: shape [0] has no scores; give at least one"
        ),
        (
            "try crossEntropy(Tensor([[1, 2, 3]]), labels: [3])", "6:5",
            "label 3 is not one of 3 classes, which are 0...2"
        ),
    ]

    @Test("a student's mistake with a network teaches, at the cell's line and column, in the terminal and in check")
    func networkMistakes() throws {
        let chapters = Dictionary(
            uniqueKeysWithValues: Self.mistakes.enumerated().map { number, mistake in
                ("0\(number + 1)-mistake.md", "---\ntitle: Mistake\n---\n\n```swift\n\(mistake.cell)\n```\n")
            })
        try withCourse(chapters) { folder in
            let check = try lectern("check", in: folder)
            #expect(check.code == 1)
            for (number, mistake) in Self.mistakes.enumerated() {
                let place = "Lessons/0\(number + 1)-mistake.md:\(mistake.place)"
                #expect(check.errors.contains("\(place): error: \(mistake.message)\n"), "\(check.errors)")
                let run = try lectern("run", String(number + 1), in: folder)
                #expect(run.code == 1 && run.output.contains("✗ cell 1 failed at \(place)"), "\(run.output)")
            }
        }
    }
}
