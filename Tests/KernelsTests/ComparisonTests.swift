import Testing

@testable import Kernels

@Suite("Comparisons and choices are their definitions, value by value, after broadcasting")
struct ComparisonTests {
    struct Comparison: Sendable, CustomTestStringConvertible {
        let name: String
        let tensors: @Sendable (Tensor, Tensor) throws -> Tensor
        let number: @Sendable (Tensor, Float) -> Tensor
        let definition: @Sendable (Double, Double) -> Bool
        var testDescription: String { name }
    }

    static let comparisons = [
        Comparison(name: ".<", tensors: { try $0 .< $1 }, number: { $0 .< $1 }, definition: { $0 < $1 }),
        Comparison(name: ".<=", tensors: { try $0 .<= $1 }, number: { $0 .<= $1 }, definition: { $0 <= $1 }),
        Comparison(name: ".>", tensors: { try $0 .> $1 }, number: { $0 .> $1 }, definition: { $0 > $1 }),
        Comparison(name: ".>=", tensors: { try $0 .>= $1 }, number: { $0 .>= $1 }, definition: { $0 >= $1 }),
        Comparison(name: ".==", tensors: { try $0 .== $1 }, number: { $0 .== $1 }, definition: { $0 == $1 }),
        Comparison(name: ".!=", tensors: { try $0 .!= $1 }, number: { $0 .!= $1 }, definition: { $0 != $1 }),
    ]

    /// Whole numbers of which many are equal, and some that are none.
    static func few(_ dice: inout Dice, _ shape: [Int]) -> Tensor {
        dice.tensor(shape, in: -2...2).map { $0 < -1.8 ? .nan : $0.rounded() }
    }

    /// Two shapes that can be broadcast to each other, and a third to both.
    static func shapes(_ dice: inout Dice) -> [[Int]] {
        let shape = (0..<dice.int(0...4)).map { _ in dice.coin(9) ? 0 : dice.int(1...4) }
        return (0..<3).map { _ in Array(shape.map { dice.coin(3) ? 1 : $0 }.dropFirst(dice.int(0...shape.count))) }
    }

    @Test("1 where it holds and 0 where not, over 200 random shapes", arguments: comparisons)
    func comparing(comparison: Comparison) throws {
        var dice = Dice(90)
        for _ in 0..<200 {
            let shapes = Self.shapes(&dice)
            let (a, b, number) = (Self.few(&dice, shapes[0]), Self.few(&dice, shapes[1]), Float(dice.int(-2...2)))
            let expected = TensorOperationTests.define(Reference(a), Reference(b)) {
                comparison.definition($0, $1) ? 1 : 0
            }
            expectClose(try comparison.tensors(a, b), expected, within: 0)
            expectClose(
                comparison.number(a, number), Reference(a).map { comparison.definition($0, Double(number)) ? 1 : 0 },
                within: 0)
        }
    }

    @Test("a choice by a mask and its gradients, over 200 random shapes")
    func selecting() throws {
        var dice = Dice(91)
        for _ in 0..<200 {
            let shapes = Self.shapes(&dice)
            let mask = dice.tensor(shapes[2]).map { $0 < 0 ? 0 : $0 }
            let (a, b) = (dice.coarse(shapes[0]), dice.coarse(shapes[1]))
            func define(_ a: Reference, _ b: Reference) -> Reference {
                // 2 for a and 3 for b say which of a pair is taken.
                let one = Reference(mask).map { $0 != 0 ? 1 : 0 }
                let left = TensorOperationTests.define(one, a) { $0 * $1 }
                let right = TensorOperationTests.define(one, b) { (1 - $0) * $1 }
                return TensorOperationTests.define(left, right) { $0 + $1 }
            }
            let y = try select(where: mask, a, b)
            expectClose(y, define(Reference(a), Reference(b)), "\(shapes)")
            let cotangent = dice.coarse(y.shape)
            let found = try selectBackward(cotangent, where: mask, left: a, right: b)
            expectGradient(found.left, of: { define($0, Reference(b)) }, at: a, cotangent: cotangent, "\(shapes)")
            expectGradient(found.right, of: { define(Reference(a), $0) }, at: b, cotangent: cotangent, "\(shapes)")
        }
        // What is not chosen leaves no trace, whatever it is.
        let x = Tensor([-1, 4])
        #expect(try select(where: x .> 0, sqrt(x), Tensor(0)) == Tensor([0, 2]))
        #expect(throws: ShapeError.cannotBroadcast(left: [3], right: [2])) {
            try select(where: Tensor([1, 0, 1]), x, Tensor(0))
        }
    }

    @Test("of equals a maximum's gradient goes half to each, and NaN is kept")
    func equals() throws {
        let (a, b) = (Tensor([1, 2, .nan, 3]), Tensor([1, 5, 0, .nan]))
        for y in [try maximum(a, b), try minimum(b, a)] { #expect(y[0] == 1 && y[2].isNaN && y[3].isNaN) }
        #expect(try maximum(a, b)[1] == 5 && minimum(a, b)[1] == 2)
        let found = try maximumBackward(.ones([4]), left: a, right: b)
        #expect(found.left[0] == 0.5 && found.right[0] == 0.5 && found.left[1] == 0 && found.right[1] == 1)
        #expect(found.left[2].isNaN && found.right[3].isNaN)
        #expect(try minimumBackward(.ones([4]), left: a, right: b).left[1] == 1)
    }
}
