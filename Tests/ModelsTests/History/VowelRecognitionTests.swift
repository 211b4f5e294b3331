import Datasets
import Kernels
import Models
import Networks
import Testing

@Suite("A deep belief net and a hidden Markov model recognize vowels")
struct VowelRecognitionTests {
    @Test("states that follow one another correct what single frames get wrong")
    func recognition() throws {
        let train = try SynthesizedVowels.utterances(60, noise: 0.2, seed: 1)
        let frames = try Tensor.concat(train.map(\.frames))
        let labels = train.flatMap(\.labels)
        var net = try DeepBeliefNet(layers: [SynthesizedVowels.bands, 32], visibleUnits: .gaussian, seed: 1)
        _ = try net.train(on: frames, ContrastiveDivergenceSettings(epochs: 15, seed: 1))
        let centers = try means(net.features(of: frames), labels)
        let model = try HiddenMarkovModel(countedFrom: train.map(\.labels), states: 5)
        let priors = (0..<5).map { label in Float(labels.count { $0 == label }) / Float(labels.count) }

        var (alone, together, total) = (0, 0, 0)
        for spoken in try SynthesizedVowels.utterances(30, noise: 0.2, seed: 2) {
            let posteriors = try posteriors(net.features(of: spoken.frames), centers)
            let path = try model.viterbi(
                HiddenMarkovModel.scaledLikelihoods(posteriors: posteriors, priors: priors)
            ).states
            for (time, label) in spoken.labels.enumerated() {
                if posteriors.row(time).argmax() == label { alone += 1 }
                if path[time] == label { together += 1 }
                total += 1
            }
        }
        #expect(together > alone, "\(alone) and \(together) of \(total)")
        #expect(Float(together) / Float(total) > 0.8, "\(alone) and \(together) of \(total)")
    }

    private func means(_ features: Tensor, _ labels: [Int]) throws -> [Tensor] {
        try (0..<5).map { label in
            let rows = labels.indices.filter { labels[$0] == label }.map { features.row($0).values }
            return try Tensor(rows).mean(axis: 0)
        }
    }

    /// The nearer a mean, the likelier the class: all that a classifier on top has to be here.
    private func posteriors(_ features: Tensor, _ centers: [Tensor]) throws -> Tensor {
        try softmax(
            Tensor(
                (0..<features.shape[0]).map { row in
                    try centers.map { center in
                        let difference = try features.row(row) - center
                        return -3 * (try (difference * difference).sum())
                    }
                }))
    }
}
