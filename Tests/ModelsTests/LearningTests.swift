import Datasets
import Models
import Networks
import Testing

@Suite("The architectures learn")
struct LearningTests {
    @Test("LeNet-5 learns to read drawn digits")
    func leNet() throws {
        var network = try Network.leNet5()
        try network.train(
            on: DrawnDigits.dataset(perClass: 60, seed: 1),
            plan: TrainingPlan(epochs: 6, batchSize: 32, learningRate: .constant(0.03)))
        #expect(try network.evaluate(on: DrawnDigits.dataset(perClass: 20, seed: 2)).accuracy > 0.85)
    }
}
