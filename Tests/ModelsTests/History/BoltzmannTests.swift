import Foundation
import Kernels
import Models
import Networks
import Testing

@Suite("Restricted Boltzmann machines")
struct BoltzmannTests {
    typealias Machine = RestrictedBoltzmannMachine

    private static func machine(_ seed: Int, _ visible: Machine.Units = .binary, _ hidden: Machine.Units = .binary)
        throws -> Machine
    {
        try Machine(
            weight: .normal([4, 3], seed: seed), visibleBias: .normal([3], seed: seed + 100),
            hiddenBias: .normal([4], seed: seed + 200), visibleUnits: visible, hiddenUnits: hidden)
    }

    /// All states of `count` binary units, one a row.
    private func states(_ count: Int) throws -> Tensor {
        try Tensor((0..<1 << count).map { state in (0..<count).map { Float(state >> $0 & 1) } })
    }

    private func row(_ matrix: Tensor, _ i: Int) throws -> Tensor { try matrix.slice(axis: 0, from: i, to: i + 1) }

    @Test("the free energy is minus the logarithm of a sum over all hidden states", arguments: 0..<10)
    func freeEnergy(seed: Int) throws {
        for units in [Machine.Units.binary, .gaussian] {
            let machine = try Self.machine(seed, units)
            let visible = units == .binary ? try states(3) : .normal([8, 3], seed: seed)
            let hidden = try states(4)
            let free = try machine.freeEnergy(visible)
            for i in 0..<8 {
                let repeated = try row(visible, i).broadcast(to: [16, 3])
                let energies = try machine.energy(repeated, hidden).values
                let sum = energies.reduce(0.0) { $0 + exp(-Double($1)) }
                #expect(abs(Double(free[i]) + log(sum)) < 1e-4)
            }
        }
    }

    @Test("with Gaussian hidden units it is the integral over them", arguments: 0..<5)
    func gaussianFreeEnergy(seed: Int) throws {
        let machine = try Machine(
            weight: .normal([1, 3], seed: seed), visibleBias: .normal([3], seed: seed + 1), hiddenBias: Tensor([0.3]),
            hiddenUnits: .gaussian)
        let visible = try states(3)
        let free = try machine.freeEnergy(visible)
        let step = 0.01
        let hidden = Tensor((0..<4000).map { Float(Double($0) * step - 20) })
        for i in 0..<8 {
            let energies = try machine.energy(
                row(visible, i).broadcast(to: [4000, 3]), hidden.reshaped([4000, 1])
            ).values
            let integral = energies.reduce(0.0) { $0 + exp(-Double($1)) } * step
            // The constant that the free energy leaves out.
            #expect(abs(Double(free[i]) + log(integral) - log(2 * Double.pi) / 2) < 1e-3)
        }
    }

    @Test("a hidden unit's probability is that of the energies", arguments: 0..<5)
    func conditional(seed: Int) throws {
        let machine = try Self.machine(seed)
        let (visible, hidden) = (try states(3), try states(4))
        let means = try machine.hiddenMeans(given: visible)
        for i in 0..<8 {
            let energies = try machine.energy(row(visible, i).broadcast(to: [16, 3]), hidden).values
            let weights = energies.map { exp(-Double($0)) }
            for unit in 0..<4 {
                let on = (0..<16).filter { hidden[$0, unit] == 1 }.reduce(0.0) { $0 + weights[$1] }
                #expect(abs(Double(means[i, unit]) - on / weights.reduce(0, +)) < 1e-5)
            }
        }
    }

    @Test("the data's half of contrastive divergence is the slope of the free energy")
    func positivePhase() throws {
        let machine = try Self.machine(1)
        let data = Tensor.uniform([5, 3], seed: 2)
        let means = try machine.hiddenMeans(given: data)
        let slope = try matmul(means.transposed(), data) / 5
        for i in 0..<12 {
            var (up, down) = (machine.weight, machine.weight)
            up[i] += 0.01
            down[i] -= 0.01
            let difference = try free(machine, up, data) - free(machine, down, data)
            #expect(abs(-difference / 0.02 - slope[i]) < 1e-3)
        }
    }

    private func free(_ machine: Machine, _ weight: Tensor, _ data: Tensor) throws -> Float {
        try Machine(weight: weight, visibleBias: machine.visibleBias, hiddenBias: machine.hiddenBias)
            .freeEnergy(data).mean()
    }

    @Test("drawn states are as frequent as their probability says")
    func sampling() throws {
        let machine = try Self.machine(3)
        let data = try Tensor([[1, 0, 1]]).broadcast(to: [20000, 3])
        let drawn = try machine.sampleHidden(given: data, seed: 1)
        let means = try machine.hiddenMeans(given: data).row(0)
        #expect(Set(drawn.values) == [0, 1])
        for unit in 0..<4 { #expect(abs(try drawn.mean(axis: 0)[unit] - means[unit]) < 0.015) }
    }

    @Test("learning makes the data likelier, counted over all states")
    func learning() throws {
        // The bars of a 3 x 3 field: three rows, three columns.
        let bars = try Tensor(
            (0..<6).map { bar in (0..<9).map { bar < 3 ? ($0 / 3 == bar ? 1 : 0) : ($0 % 3 == bar - 3 ? 1 : 0) } })
        var machine = try Machine(visible: 9, hidden: 8, seed: 1)
        let before = try logLikelihood(machine, bars)
        let errors = try machine.train(
            on: bars, ContrastiveDivergenceSettings(epochs: 1500, batchSize: 6, learningRate: 0.1, seed: 1))
        let after = try logLikelihood(machine, bars)
        #expect(errors.count == 1500)
        #expect(errors[1499] < errors[0] / 2)
        // Six states of 512 alone would have log(1/6) = -1.79 each.
        #expect(before < -6 && after > -3.5, "\(before) \(after)")
        var again = try Machine(visible: 9, hidden: 8, seed: 1)
        _ = try again.train(
            on: bars, ContrastiveDivergenceSettings(epochs: 1500, batchSize: 6, learningRate: 0.1, seed: 1))
        #expect(again == machine)
    }

    private func logLikelihood(_ machine: Machine, _ data: Tensor) throws -> Double {
        let partition = try machine.freeEnergy(states(machine.visible)).values.reduce(0.0) { $0 + exp(-Double($1)) }
        return Double(-(try machine.freeEnergy(data).mean())) - log(partition)
    }

    @Test("what cannot be learned from is an error")
    func errors() throws {
        var machine = try Machine(visible: 3, hidden: 2, seed: 1)
        let settings = ContrastiveDivergenceSettings(seed: 1)
        #expect(throws: ModelError.tooFewRows(needed: 1, found: 0)) {
            try machine.train(on: .zeros([0, 3]), settings)
        }
        #expect(throws: ModelError.notFinite(what: "the data", row: 1)) {
            try machine.train(on: Tensor([[0, 0, 0], [0, .nan, 0]]), settings)
        }
        #expect(throws: ShapeError.self) { try machine.train(on: .zeros([2, 4]), settings) }
        #expect(throws: ShapeError.self) { try Machine(visible: 0, hidden: 2, seed: 1) }
        #expect(throws: ShapeError.self) {
            try Machine(weight: .zeros([2, 3]), visibleBias: .zeros([2]), hiddenBias: .zeros([2]))
        }
        var gaussian = try Machine(visible: 3, hidden: 2, visibleUnits: .gaussian, seed: 1)
        let wild = ContrastiveDivergenceSettings(epochs: 200, learningRate: 1e6, seed: 1)
        #expect(throws: ModelError.self) { try gaussian.train(on: .normal([50, 3], seed: 1), wild) }
    }
}
