import Kernels
import Testing

@testable import Networks

@Suite("What a network has learned is a value")
struct ParametersTests {
    private struct Refusal: Error {}

    private func network(_ seed: Int = 1) throws -> Network {
        try Network("n", input: [4], seed: seed) {
            Linear(outputs: 3)
            Linear(outputs: 2)
        }
    }

    private func parameters(_ seed: Int = 1, budget: WeightBudget) throws -> Parameters {
        Parameters(graph: try network().graph, initialization: .he, seed: seed, budget: budget)
    }

    @Test("a change that throws leaves the parameter as it was, not drawn anew")
    func changeThrows() throws {
        var parameters = try network().parameters
        let learned = Tensor.normal([3, 4], seed: 9)
        try parameters.set("fc1.weight", to: learned)
        #expect(throws: Refusal.self) { try parameters.update(0) { _ throws(Refusal) in throw Refusal() } }
        #expect(try parameters.value("fc1.weight") == learned)
    }

    @Test("a gradient of a wrong shape changes no parameter and nothing that the optimizer keeps")
    func wrongGradient() throws {
        var parameters = try network().parameters
        var optimizer = OptimizerState(.momentum(0.9), for: parameters)
        let good = Gradients(inputs: [], parameters: [.ones([3, 4]), .ones([3]), .ones([2, 3]), .ones([2])])
        try optimizer.update(&parameters, by: good, rate: 0.1)
        let before = (parameters.names.indices.map { parameters[$0] }, optimizer.moments)
        var bad = good
        bad.parameters[3] = .ones([7])
        #expect(throws: NetworkError.self) { try optimizer.update(&parameters, by: bad, rate: 0.1) }
        bad.parameters.removeLast()
        #expect(throws: NetworkError.self) { try optimizer.update(&parameters, by: bad, rate: 0.1) }
        #expect(parameters.names.indices.map { parameters[$0] } == before.0)
        #expect(optimizer.moments == before.1 && optimizer.steps == 1)
    }

    @Test("weights that were not set are drawn once, not in every pass")
    func drawnOnce() throws {
        let budget = WeightBudget(bytes: 1 << 20)
        let parameters = try parameters(budget: budget)
        #expect(budget.used == 0, "a network that is only counted holds no weights")
        func address(_ parameters: Parameters) -> UnsafeRawPointer? {
            parameters[0].withValues { .init($0.baseAddress) }
        }
        let (first, copy) = (address(parameters), parameters)
        #expect(first == address(parameters) && first == address(copy))
        #expect(budget.used == 12 * 4)
    }

    @Test("kept or not, the same seed gives the same weights; nothing is kept beyond the budget")
    func budget() throws {
        let (ample, none) = (WeightBudget(bytes: 1 << 20), WeightBudget(bytes: 40))
        let (kept, drawn) = (try parameters(budget: ample), try parameters(budget: none))
        for place in kept.entries.indices {
            #expect(kept[place] == drawn[place] && kept[place] == kept[place])
        }
        #expect(ample.used == (12 + 3 + 6 + 2) * 4)
        #expect(none.used <= 40)
    }

    @Test("the budget gets back what networks held that are gone")
    func released() throws {
        let budget = WeightBudget(bytes: 1 << 20)
        do {
            let parameters = try parameters(budget: budget)
            #expect(parameters[0].count == 12 && budget.used > 0)
        }
        #expect(budget.used == 0)
    }

    @Test("a copy that changes does not change the other")
    func copies() throws {
        let original = try network()
        let before = try original.parameters.value("fc1.weight")
        var copy = original
        copy.parameters.update(0) { $0 = $0 * 2 }
        try copy.parameters.set("fc2.bias", to: .ones([2]))
        #expect(try original.parameters.value("fc1.weight") == before)
        #expect(try original.parameters.value("fc2.bias") == .zeros([2]))
        #expect(try copy.parameters.value("fc1.weight") == before * 2)
    }

    @Test("threads that ask for the same weight at once are given the same one")
    func threads() async throws {
        for round in 0..<50 {
            let parameters = try parameters(round, budget: WeightBudget(bytes: 1 << 20))
            let addresses = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { parameters[0].withValues { Int(bitPattern: $0.baseAddress) } } }
                return await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(addresses.count == 1)
        }
    }
}
