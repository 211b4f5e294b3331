import Foundation
import Kernels
import Models
import Networks
import Testing

@Suite("Hidden Markov models")
struct HiddenMarkovTests {
    private func distribution(_ count: Int, seed: Int) -> [Float] {
        // Some zeroes, so that impossible steps are met.
        let raw = Tensor.uniform([count], in: -0.4...1, seed: seed).map { max($0, 0) }.values
        let sum = raw.reduce(0, +)
        return sum > 0 ? raw.map { $0 / sum } : [1] + Array(repeating: 0, count: count - 1)
    }

    private func model(_ states: Int, seed: Int) throws -> HiddenMarkovModel {
        try HiddenMarkovModel(
            initial: distribution(states, seed: seed),
            transition: Tensor((0..<states).map { distribution(states, seed: seed * 31 + $0 + 1) }))
    }

    /// The probability of every sequence of states together with the observations.
    private func all(_ model: HiddenMarkovModel, _ observed: Tensor) -> [(states: [Int], probability: Double)] {
        let times = observed.shape[0]
        let count = Int(pow(Double(model.states), Double(times)))
        return (0..<count).map { code in
            var (code, states) = (code, [Int]())
            for _ in 0..<times {
                states.append(code % model.states)
                code /= model.states
            }
            var probability = Double(model.initial[states[0]]) * exp(Double(observed[0, states[0]]))
            for time in 1..<max(times, 1) {
                probability *= Double(model.transition[states[time - 1], states[time]])
                probability *= exp(Double(observed[time, states[time]]))
            }
            return (states, probability)
        }
    }

    @Test("Viterbi finds the likeliest of all sequences, the forward algorithm the sum", arguments: 0..<60)
    func bruteForce(seed: Int) throws {
        let (states, times) = (1 + seed % 4, 1 + seed % 6)
        let model = try model(states, seed: seed)
        var observed = Tensor.normal([times, states], seed: seed)
        if seed % 5 == 0 { observed[0, seed % states] = -.infinity }
        let sequences = all(model, observed)
        let best = sequences.map(\.probability).max()!
        let total = sequences.reduce(0) { $0 + $1.probability }
        guard best > 0 else {
            #expect(throws: ModelError.self) { try model.viterbi(observed) }
            #expect(try model.logLikelihood(observed) == -.infinity)
            return
        }
        let found = try model.viterbi(observed)
        #expect(abs(found.logProbability - log(best)) < 1e-5)
        let chosen = sequences.first { $0.states == found.states }!
        #expect(abs(log(chosen.probability) - log(best)) < 1e-5)
        #expect(abs(try model.logLikelihood(observed) - log(total)) < 1e-5)
        #expect(found.logProbability <= (try model.logLikelihood(observed)) + 1e-9)
    }

    @Test("by hand: walls of fog, three days")
    func byHand() throws {
        // Two states that tend to stay (0.7); each gives its own sign with 0.9. The signs are 0, 1, 0.
        let model = try HiddenMarkovModel(initial: [0.5, 0.5], transition: Tensor([[0.7, 0.3], [0.3, 0.7]]))
        let signs: [[Float]] = [[0.9, 0.1], [0.1, 0.9], [0.9, 0.1]]
        let found = try model.viterbi(Tensor(signs.map { $0.map { log($0) } }))
        // 0,1,0: 0.5 · 0.9 · 0.3 · 0.9 · 0.3 · 0.9 = 0.0328; 0,0,0: 0.5 · 0.9 · 0.7 · 0.1 · 0.7 · 0.9 = 0.0198.
        #expect(found.states == [0, 1, 0])
        #expect(abs(exp(found.logProbability) - 0.0328) < 1e-4)
    }

    @Test("ten thousand steps stay within the range of numbers")
    func long() throws {
        let model = try model(3, seed: 1)
        let found = try model.viterbi(.full([10_000, 3], -50))
        #expect(found.states.count == 10_000 && found.logProbability.isFinite)
        #expect(try model.viterbi(.zeros([0, 3])).states.isEmpty)
    }

    @Test("a model counted from sequences has their frequencies")
    func counted() throws {
        let model = try HiddenMarkovModel(countedFrom: [[0, 0, 1], [0, 1, 1, 1]], states: 2, smoothing: 1)
        #expect(model.initial == [0.75, 0.25])
        #expect(model.transition == (try Tensor([[0.4, 0.6], [0.25, 0.75]])))
    }

    @Test("a network's posteriors are divided by how often each state occurs")
    func scaled() throws {
        let scaled = try HiddenMarkovModel.scaledLikelihoods(
            posteriors: Tensor([[0.5, 0.5], [1, 0]]), priors: [0.8, 0.2])
        #expect(abs(exp(scaled[0, 1]) / exp(scaled[0, 0]) - 4) < 1e-4)
        #expect(scaled.values.allSatisfy { $0.isFinite })
    }

    @Test("what is not a distribution is an error that names the row")
    func errors() throws {
        #expect(throws: ModelError.notADistribution(what: "the transition matrix", row: 1, sum: 0.5)) {
            try HiddenMarkovModel(initial: [1, 0], transition: Tensor([[1, 0], [0.25, 0.25]]))
        }
        #expect(throws: ModelError.self) {
            try HiddenMarkovModel(initial: [2, -1], transition: Tensor([[1, 0], [0, 1]]))
        }
        #expect(throws: ShapeError.self) { try HiddenMarkovModel(initial: [], transition: .zeros([0, 0])) }
        #expect(throws: ShapeError.self) { try HiddenMarkovModel(countedFrom: [[0, 2]], states: 2) }
        #expect(throws: ShapeError.self) { try HiddenMarkovModel(countedFrom: [[0]], states: 1, smoothing: 0) }
        let model = try HiddenMarkovModel(initial: [1, 0], transition: .identity(2))
        #expect(throws: ModelError.notFinite(what: "the observations", row: 1)) {
            try model.viterbi(Tensor([[0, 0], [.nan, 0]]))
        }
        #expect(throws: ShapeError.self) { try model.viterbi(.zeros([4, 3])) }
        #expect(throws: ModelError.impossibleObservations(time: 0)) {
            try model.viterbi(Tensor([[-.infinity, 0], [0, 0]]))
        }
    }
}
