import Testing

@testable import Kernels

@Suite("Ranges, gathering and compound assignment")
struct IndexingTests {
    @Test("a range of each of the first axes, as slices one after the other")
    func ranges() throws {
        let x = try Tensor.arange(24).reshaped([2, 3, 4])
        #expect(x[0..<1] == (try x.slice(axis: 0, from: 0, to: 1)))
        #expect(x[0...1] == x && x[...1] == x && x[0...] == x)
        #expect(x[1..., 0..<2] == (try x.slice(axis: 0, from: 1, to: 2).slice(axis: 1, from: 0, to: 2)))
        #expect(x[..<2, 2..., 1..<3] == (try Tensor([9, 10, 21, 22], shape: [2, 1, 2])))
        #expect(x[1..<1].shape == [0, 3, 4])
        #expect(Tensor([5, 6, 7])[1...] == Tensor([6, 7]))
    }

    @Test("gathering along an axis and its gradient, over 200 random shapes")
    func gathering() throws {
        var dice = Dice(92)
        for _ in 0..<200 {
            let shape = (0..<dice.int(1...4)).map { _ in dice.int(1...4) }
            let axis = dice.int(-shape.count...(shape.count - 1))
            let size = shape[axis < 0 ? axis + shape.count : axis]
            let indices = (0..<dice.int(0...5)).map { _ in dice.int(0...(size - 1)) }
            try LayoutGradientTests.expectMove(shape, &dice) {
                try $0.gather(indices, axis: axis)
            } backward: {
                try .gatherBackward($0, indices: indices, shape: shape, axis: axis)
            }
            // Part by part it is what slices are.
            let x = dice.tensor(shape)
            let parts = try indices.map { try x.slice(axis: axis, from: $0, to: $0 + 1) }
            if !parts.isEmpty { #expect(try x.gather(indices, axis: axis) == .concat(parts, axis: axis)) }
        }
        #expect(throws: ShapeError.indexOutside(operation: "gather", index: 3, size: 3)) {
            try Tensor.ones([3]).gather([0, 3])
        }
        #expect(throws: ShapeError.indexOutside(operation: "gatherBackward", index: -1, size: 3)) {
            try Tensor.gatherBackward(.ones([1]), indices: [-1], shape: [3])
        }
        #expect(throws: ShapeError.self) { try Tensor.gatherBackward(.ones([2]), indices: [1], shape: [3]) }
    }

    @Test("x += y is x = x + y, repeated to fill x, which keeps its shape and leaves copies alone")
    func compound() throws {
        let start = try Tensor([[1, 2], [3, 4]])
        for other in [Tensor(2), Tensor([2, 4]), try Tensor([[2], [4]]), try Tensor([[1, 2], [4, 8]])] {
            var (sum, difference, product, quotient) = (start, start, start, start)
            try sum += other
            try difference -= other
            try product *= other
            try quotient /= other
            #expect(try sum == start + other && difference == start - other)
            #expect(try product == start * other && quotient == start / other)
        }
        var x = start
        let copy = x
        x += 1
        x -= 3
        x *= 4
        x /= 2
        #expect(x == (start - 2) * 2 && copy == start)
        #expect(throws: ShapeError.cannotBroadcast(left: [3, 2, 2], right: [2, 2])) { try x += .ones([3, 2, 2]) }
        #expect(throws: ShapeError.cannotBroadcast(left: [2, 2], right: [3])) { try x += .ones([3]) }
    }

    @Test("an axis that is kept has size 1, and gradients come back with it or without, over 100 random shapes")
    func keepingDimensions() throws {
        var dice = Dice(93)
        for _ in 0..<100 {
            let shape = (0..<dice.int(1...4)).map { _ in dice.int(1...4) }
            let axis = dice.int(0...(shape.count - 1))
            let x = dice.distinct(shape)
            var kept = shape
            kept[axis] = 1
            for (one, other) in [
                (try x.sum(axis: axis), try x.sum(axis: axis, keepingDimensions: true)),
                (try x.mean(axis: axis), try x.mean(axis: axis, keepingDimensions: true)),
                (try x.max(axis: axis), try x.max(axis: axis, keepingDimensions: true)),
                (try x.argmax(axis: axis), try x.argmax(axis: axis, keepingDimensions: true)),
            ] {
                #expect(other.shape == kept)
                #expect(try one.reshaped(kept) == other)
            }
            let gradient = dice.tensor(kept)
            let without = try gradient.sum(axis: axis)
            #expect(
                try Tensor.sumBackward(gradient, shape: shape, axis: axis)
                    == .sumBackward(without, shape: shape, axis: axis))
            #expect(
                try Tensor.meanBackward(gradient, shape: shape, axis: axis)
                    == .meanBackward(without, shape: shape, axis: axis))
            #expect(
                try Tensor.maxBackward(gradient, input: x, axis: axis) == .maxBackward(without, input: x, axis: axis))
        }
        let x = try Tensor([[1, 3], [5, 9]])
        #expect(try x - x.mean(axis: 1, keepingDimensions: true) == Tensor([[-1, 1], [-2, 2]]))
    }
}
