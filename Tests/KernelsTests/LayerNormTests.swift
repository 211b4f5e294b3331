import Foundation
import Testing

@testable import Kernels

@Suite("Normalizations of single examples are what their definitions say, forward and backward")
struct LayerNormTests {
    /// Every value by the mean and variance of those with its key, then by the scale and shift of its entry.
    static func define(
        _ x: Reference, _ scale: Reference, _ shift: Reference, key: (Int) -> Int, entry: (Int) -> Int
    ) -> Reference {
        var y = x
        for (_, places) in Dictionary(grouping: x.values.indices, by: key) {
            let count = Double(places.count)
            let mean = places.reduce(0) { $0 + x.values[$1] } / count
            let variance = places.reduce(0) { $0 + (x.values[$1] - mean) * (x.values[$1] - mean) } / count
            for i in places {
                let normalized = (x.values[i] - mean) / (variance + Double(Float(1e-5))).squareRoot()
                y.values[i] = normalized * scale.values[entry(i)] + shift.values[entry(i)]
            }
        }
        return y
    }

    @Test("layer normalization over one axis or several, over 200 random shapes")
    func layers() throws {
        var dice = Dice(95)
        for _ in 0..<200 {
            let own = (0..<dice.int(1...3)).map { _ in dice.int(1...4) }
            let shape = (0..<dice.int(0...2)).map { _ in dice.coin(12) ? 0 : dice.int(1...3) } + own
            let size = own.reduce(1, *)
            // Two values side by side differ, so that a variance is not 0.
            let (x, scale, shift) = (dice.distinct(shape) * 20, dice.coarse(own), dice.coarse(own))
            func define(_ x: Reference, _ scale: Reference, _ shift: Reference) -> Reference {
                Self.define(x, scale, shift, key: { $0 / size }, entry: { $0 % size })
            }
            let (rx, rs, rt) = (Reference(x), Reference(scale), Reference(shift))
            let y = try layerNorm(x, scale: scale, shift: shift)
            expectClose(y, define(rx, rs, rt), "\(shape) \(own)")
            let cotangent = dice.coarse(shape)
            let found = try layerNormBackward(cotangent, input: x, scale: scale)
            if size > 1 {
                expectGradient(found.input, of: { define($0, rs, rt) }, at: x, cotangent: cotangent, "\(shape) \(own)")
            }
            expectGradient(found.weight, of: { define(rx, $0, rt) }, at: scale, cotangent: cotangent)
            expectGradient(found.bias, of: { define(rx, rs, $0) }, at: shift, cotangent: cotangent)
        }
    }

    @Test("group normalization, over 200 random shapes")
    func groups() throws {
        var dice = Dice(96)
        for _ in 0..<200 {
            let (groups, groupChannels) = (dice.int(1...3), dice.int(1...3))
            let channels = groups * groupChannels
            let pixels = (0..<dice.int(0...2)).map { _ in dice.int(1...4) }
            let shape = [dice.coin(12) ? 0 : dice.int(1...2), channels] + pixels
            let area = pixels.reduce(1, *)
            let (x, scale, shift) = (dice.distinct(shape) * 20, dice.coarse([channels]), dice.coarse([channels]))
            func define(_ x: Reference, _ scale: Reference, _ shift: Reference) -> Reference {
                Self.define(
                    x, scale, shift, key: { $0 / (groupChannels * area) }, entry: { $0 / area % channels })
            }
            let (rx, rs, rt) = (Reference(x), Reference(scale), Reference(shift))
            expectClose(
                try groupNorm(x, groups: groups, scale: scale, shift: shift), define(rx, rs, rt), "\(shape) \(groups)")
            let cotangent = dice.coarse(shape)
            let found = try groupNormBackward(cotangent, input: x, groups: groups, scale: scale)
            if groupChannels * area > 1 {
                expectGradient(found.input, of: { define($0, rs, rt) }, at: x, cotangent: cotangent, "\(shape)")
            }
            expectGradient(found.weight, of: { define(rx, $0, rt) }, at: scale, cotangent: cotangent)
            expectGradient(found.bias, of: { define(rx, rs, $0) }, at: shift, cotangent: cotangent)
        }
    }

    @Test("one group over a vector is its layer normalization; examples far from 0 are normalized too")
    func laws() throws {
        let x = Tensor.normal([4, 12], mean: 1000, standardDeviation: 2, seed: 7)
        let (scale, shift) = (Tensor.ones([12]), Tensor.zeros([12]))
        let y = try layerNorm(x, scale: scale, shift: shift)
        #expect(try groupNorm(x, groups: 1, scale: scale, shift: shift) == y)
        for row in 0..<4 {
            #expect(abs(y.row(row).mean()) < 1e-5)
            #expect(abs((try y.row(row) * y.row(row)).mean() - 1) < 1e-4)
        }
        #expect(try layerNorm(Tensor([.nan, 1]), scale: .ones([2]), shift: .ones([2])).values.allSatisfy(\.isNaN))
    }

    @Test("sizes that do not go together are errors that name the operation")
    func mistakes() {
        let x = Tensor.ones([2, 4])
        #expect(throws: ShapeError.mismatch(operation: "layerNorm", argument: "the scale", expected: [4], found: [2])) {
            try layerNorm(x, scale: .ones([2]), shift: .ones([2]))
        }
        #expect(throws: ShapeError.self) { try layerNorm(x, scale: Tensor(1), shift: Tensor(1)) }
        #expect(throws: ShapeError.self) { try layerNorm(x, scale: .ones([3, 2, 4]), shift: .ones([3, 2, 4])) }
        #expect(throws: ShapeError.groupsDoNotDivide(channels: 4, groups: 3)) {
            try groupNorm(x, groups: 3, scale: .ones([4]), shift: .ones([4]))
        }
        for groups in [0, -1, Int.max] {
            #expect(throws: ShapeError.self) { try groupNorm(x, groups: groups, scale: .ones([4]), shift: .ones([4])) }
        }
        #expect(throws: ShapeError.self) { try layerNorm(x, scale: .ones([4]), shift: .ones([4]), epsilon: -1) }
    }
}
