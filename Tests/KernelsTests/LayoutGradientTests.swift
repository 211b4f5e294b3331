import Testing

@testable import Kernels

/// Operators that move, repeat or pick values: what each does is told by where every value came from, so that the
/// definition is a table of places.
@Suite("What moves values carries their gradients back to where they came from")
struct LayoutGradientTests {
    /// For each value of the result the place of its source, row-major, or nil where it came from nowhere. Found by moving
    /// the places themselves.
    static func places(_ shape: [Int], _ move: (Tensor) throws -> Tensor) rethrows -> (shape: [Int], sources: [Int?]) {
        var numbers = Tensor.zeros(shape)
        for i in 0..<numbers.count { numbers[i] = Float(i + 1) }
        let moved = try move(numbers)
        return (moved.shape, moved.values.map { $0 == 0 ? nil : Int($0) - 1 })
    }

    static func expectMove(
        _ shape: [Int], _ dice: inout Dice, by move: (Tensor) throws -> Tensor, backward: (Tensor) throws -> Tensor,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let table = try places(shape, move)
        func define(_ x: Reference) -> Reference {
            var y = Reference(zeros: table.shape)
            for (i, source) in table.sources.enumerated() { y.values[i] = source.map { x.values[$0] } ?? 0 }
            return y
        }
        let x = dice.tensor(shape)
        expectClose(try move(x), define(Reference(x)), within: 0, sourceLocation: sourceLocation)
        let cotangent = dice.tensor(table.shape)
        expectGradient(
            try backward(cotangent), of: define, at: x, cotangent: cotangent, "\(shape)", sourceLocation: sourceLocation
        )
    }

    @Test("slices, padding, transposes, shapes and joins, over 200 random shapes")
    func moves() throws {
        var dice = Dice(45)
        for _ in 0..<200 {
            let shape = (0..<dice.int(2...4)).map { _ in dice.int(1...4) }
            let axis = dice.int(0...(shape.count - 1))
            let start = dice.int(0...shape[axis])
            let end = dice.int(start...shape[axis])
            try Self.expectMove(shape, &dice) {
                try $0.slice(axis: axis, from: start, to: end)
            } backward: {
                try .sliceBackward($0, shape: shape, axis: axis, from: start)
            }
            let padding = Padding(
                top: dice.int(0...2), left: dice.int(0...2), bottom: dice.int(0...2), right: dice.int(0...2))
            try Self.expectMove(shape, &dice) {
                try $0.padded(padding)
            } backward: {
                try $0.cropped(padding)
            }
            let axes = Array(0..<shape.count).shuffled(by: &dice)
            try Self.expectMove(shape, &dice) {
                try $0.transposed(axes: axes)
            } backward: {
                try $0.transposed(axes: axes.indices.map { axes.firstIndex(of: $0) ?? 0 })
            }
            try Self.expectMove(shape, &dice) {
                try $0.reshaped([shape[0], -1])
            } backward: {
                try $0.reshaped(shape)
            }
            var other = shape
            other[axis] = dice.int(0...3)
            let beside = Tensor.zeros(other)
            try Self.expectMove(shape, &dice) {
                try .concat([beside, $0, beside], axis: axis)
            } backward: {
                try $0.split(axis: axis, sizes: [other[axis], shape[axis], other[axis]])[1]
            }
        }
    }

    @Test("large tensors are turned in tiles without a seam")
    func tiles() throws {
        var dice = Dice(52)
        for shape in [[33, 50], [16, 16], [1, 100], [100, 1], [3, 40, 17], [17, 3, 18, 5]] {
            for _ in 0..<4 {
                let axes = Array(0..<shape.count).shuffled(by: &dice)
                let x = dice.tensor(shape)
                let turned = try x.transposed(axes: axes)
                let (from, to) = (rowMajorStrides(of: shape), rowMajorStrides(of: turned.shape))
                for i in 0..<x.count {
                    let place = axes.enumerated().reduce(0) {
                        $0 + i / from[$1.element] % shape[$1.element] * to[$1.offset]
                    }
                    #expect(turned[place] == x[i])
                }
            }
        }
    }

    @Test("repetition, over 200 random shapes")
    func repetition() throws {
        var dice = Dice(46)
        for _ in 0..<200 {
            let wide = (0..<dice.int(0...4)).map { _ in dice.coin(9) ? 0 : dice.int(1...5) }
            let narrow = Array(wide.map { dice.coin() ? 1 : $0 }.dropFirst(dice.int(0...wide.count)))
            try Self.expectMove(narrow, &dice) {
                try $0.broadcast(to: wide)
            } backward: {
                try $0.sum(to: narrow)
            }
        }
    }

    @Test("the k greatest, over 200 random shapes")
    func greatest() throws {
        var dice = Dice(47)
        for _ in 0..<200 {
            let shape = [dice.int(0...3), dice.int(1...7)]
            let k = dice.int(0...shape[1])
            let x = dice.distinct(shape)
            func define(_ x: Reference) -> Reference {
                var y = Reference(zeros: [shape[0], k])
                for row in 0..<shape[0] {
                    let sorted = (0..<shape[1]).map { x[row, $0] }.sorted(by: >)
                    for place in 0..<k { y[row, place] = sorted[place] }
                }
                return y
            }
            let found = try x.topK(k)
            expectClose(found.values, define(Reference(x)))
            let cotangent = dice.tensor([shape[0], k])
            expectGradient(
                try .topKBackward(cotangent, indices: found.indices, shape: shape), of: define, at: x,
                cotangent: cotangent)
        }
    }

    @Test("patches of images, over 200 random shapes")
    func patches() throws {
        var (dice, done) = (Dice(48), 0)
        while done < 200 {
            let shape = [dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...3), dice.int(1...6), dice.int(1...6)]
            let filter = Extent(height: dice.int(1...3), width: dice.int(1...3))
            let window = dice.window()
            guard (try? im2col(.zeros(shape), filter: filter, window: window)) != nil else { continue }
            done += 1
            try Self.expectMove(shape, &dice) {
                try im2col($0, filter: filter, window: window)
            } backward: {
                try col2im($0, shape: shape, filter: filter, window: window)
            }
        }
    }
}
