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
        (
            """
            let few = try DrawnDigits.dataset(perClass: 1, seed: 1)
            try Dataset(
                images: few.images, labels: few.labels.map { $0 + 1 },
                classNames: few.classNames)
            """, "7:5",
            "the label of image 9 is 10\n    it must be one of 0..<10: classes are numbered from 0"
        ),
        (
            """
            let few = try DrawnDigits.dataset(perClass: 1, seed: 1)
            var network = try Network("mine", input: [1, 28, 28], seed: 1) {
                Linear(outputs: 10)
            }
            try network.train(on: few.subset([]))
            """, "10:13", "there are no images to learn from"
        ),
        (
            """
            var network = try Network("mine", input: [1, 28, 28], seed: 1) {
                Linear(outputs: 20)
                Linear(outputs: 10)
                Softmax()
            }
            let plan = TrainingPlan(
                epochs: 10, batchSize: 10, optimizer: .sgd, learningRate: .constant(1000))
            try network.train(on: DrawnDigits.dataset(perClass: 5, seed: 1), plan: plan)
            """, "13:13",
            "epoch 2, step 2: training diverged: the loss is nan\n"
                + "    try a learning rate below 1000.0, or check the images for values that are not finite"
        ),
        (
            "let w = [Float](repeating: 0.5, count: 3)\ntry linear(Tensor([[1, 2]]), weight: Tensor([w]))", "7:5",
            "linear: weight must have shape [1, 2], and has [1, 3]"
        ),
    ]

    private static func file(_ number: Int) -> String {
        (number < 9 ? "0" : "") + "\(number + 1)-mistake.md"
    }

    @Test("a student's mistake with a network teaches, at the cell's line and column, in the terminal and in check")
    func networkMistakes() async throws {
        let chapters = Dictionary(
            uniqueKeysWithValues: Self.mistakes.enumerated().map { number, mistake in
                (Self.file(number), "---\ntitle: Mistake\n---\n\n```swift\n\(mistake.cell)\n```\n")
            })
        try await withCourse(chapters) { folder in
            let check = try await lectern("check", in: folder)
            #expect(check.code == 1)
            for (number, mistake) in Self.mistakes.enumerated() {
                let place = "Lessons/\(Self.file(number)):\(mistake.place)"
                #expect(check.errors.contains("\(place): error: \(mistake.message)\n"), "\(check.errors)")
                let run = try await lectern("run", String(number + 1), in: folder)
                #expect(run.code == 1 && run.output.contains("✗ cell 1 failed at \(place)"), "\(run.output)")
            }
        }
    }
}
