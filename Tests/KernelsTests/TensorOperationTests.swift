import Testing

@testable import Kernels

@Suite("Arithmetic, reductions and layout are their definitions, forward and backward")
struct TensorOperationTests {
    struct Operation: Sendable, CustomTestStringConvertible {
        let name: String
        let forward: @Sendable (Tensor, Tensor) throws -> Tensor
        let definition: @Sendable (Double, Double) -> Double
        let backward: @Sendable (Tensor, Tensor, Tensor) throws -> OperandGradients
        var testDescription: String { name }
    }

    static let operations = [
        Operation(name: "+", forward: { try $0 + $1 }, definition: { $0 + $1 }) {
            try addBackward($0, left: $1, right: $2)
        },
        Operation(name: "-", forward: { try $0 - $1 }, definition: { $0 - $1 }) {
            try subtractBackward($0, left: $1, right: $2)
        },
        Operation(name: "*", forward: { try $0 * $1 }, definition: { $0 * $1 }) {
            try multiplyBackward($0, left: $1, right: $2)
        },
        Operation(name: "/", forward: { try $0 / $1 }, definition: { $0 / $1 }) {
            try divideBackward($0, left: $1, right: $2)
        },
        Operation(name: "maximum", forward: { try maximum($0, $1) }, definition: { max($0, $1) }) {
            try maximumBackward($0, left: $1, right: $2)
        },
        Operation(name: "minimum", forward: { try minimum($0, $1) }, definition: { min($0, $1) }) {
            try minimumBackward($0, left: $1, right: $2)
        },
    ]

    /// The value at every index of the common shape, found by counting the index out digit by digit.
    static func define(_ a: Reference, _ b: Reference, _ operation: (Double, Double) -> Double) -> Reference {
        let rank = max(a.shape.count, b.shape.count)
        let (left, right) = ([a, b].map { [Int](repeating: 1, count: rank - $0.shape.count) + $0.shape }).pair
        var y = Reference(zeros: zip(left, right).map { $0 == 1 ? $1 : $0 })
        for i in y.values.indices {
            var (rest, p, q, pStep, qStep) = (i, 0, 0, 1, 1)
            for axis in (0..<rank).reversed() {
                let digit = rest % y.shape[axis]
                rest /= y.shape[axis]
                p += left[axis] == 1 ? 0 : digit * pStep
                q += right[axis] == 1 ? 0 : digit * qStep
                pStep *= left[axis]
                qStep *= right[axis]
            }
            y.values[i] = operation(a.values[p], b.values[q])
        }
        return y
    }

    @Test("broadcasting arithmetic, over 300 random shapes", arguments: operations)
    func arithmetic(operation: Operation) throws {
        var dice = Dice(6)
        for _ in 0..<300 {
            let shape = (0..<dice.int(0...4)).map { _ in dice.coin(9) ? 0 : dice.int(1...4) }
            func part(_ dice: inout Dice) -> [Int] {
                Array(shape.map { dice.coin(3) ? 1 : $0 }.dropFirst(dice.coin(3) ? dice.int(0...shape.count) : 0))
            }
            let a = dice.tensor(part(&dice))
            // Quotients by numbers far from 0.
            let b = dice.tensor(part(&dice)).map { $0 < 0 ? $0 - 1 : $0 + 1 }
            expectClose(try operation.forward(a, b), Self.define(Reference(a), Reference(b), operation.definition))
            let cotangent = dice.tensor(try operation.forward(a, b).shape)
            let found = try operation.backward(cotangent, a, b)
            let (x, y) = (Reference(a), Reference(b))
            expectGradient(
                found.left, of: { Self.define($0, y, operation.definition) }, at: a, cotangent: cotangent,
                "\(a.shape) \(b.shape)")
            expectGradient(
                found.right, of: { Self.define(x, $0, operation.definition) }, at: b, cotangent: cotangent,
                "\(a.shape) \(b.shape)")
        }
    }

    @Test("numbers on either side")
    func scalars() {
        let x = Tensor([1, 2, 4])
        #expect(x + 1 == Tensor([2, 3, 5]) && 1 + x == Tensor([2, 3, 5]))
        #expect(x - 1 == Tensor([0, 1, 3]) && 1 - x == Tensor([0, -1, -3]))
        #expect(x * 2 == Tensor([2, 4, 8]) && 2 * x == Tensor([2, 4, 8]))
        #expect(x / 2 == Tensor([0.5, 1, 2]) && 4 / x == Tensor([4, 2, 1]))
        #expect(-x == Tensor([-1, -2, -4]))
    }

    @Test("sums along an axis before others are formed in Double, row by row, however many values a row has")
    func columnSums() throws {
        var dice = Dice(214)
        for inner in 2...150 {
            let x = dice.tensor([2, 5, inner])
            let (sums, means) = (try x.sum(axis: 1), try x.mean(axis: 1))
            for i in 0..<(2 * inner) {
                var total = 0.0
                for k in 0..<5 { total += Double(x[(i / inner * 5 + k) * inner + i % inner]) }
                #expect(sums[i] == Float(total) && means[i] == Float(total / 5), "\(inner) \(i)")
            }
        }
        #expect(try Tensor.zeros([2, 0, 20]).sum(axis: 1) == .zeros([2, 20]))
        #expect(try Tensor.zeros([2, 0, 20]).mean(axis: 1).values.allSatisfy { $0.isNaN })
    }

    @Test("reductions along every axis, over 200 random shapes")
    func reductions() throws {
        var dice = Dice(7)
        for _ in 0..<200 {
            let shape = (0..<dice.int(1...4)).map { _ in dice.int(1...4) }
            let axis = dice.int(0...(shape.count - 1))
            let x = dice.distinct(shape)
            func define(_ x: Reference, _ reduce: ([Double]) -> Double) -> Reference {
                var kept = shape
                kept.remove(at: axis)
                var y = Reference(zeros: kept)
                let inner = shape[(axis + 1)...].reduce(1, *)
                for i in y.values.indices {
                    let start = i / inner * shape[axis] * inner + i % inner
                    y.values[i] = reduce((0..<shape[axis]).map { x.values[start + $0 * inner] })
                }
                return y
            }
            let sum: ([Double]) -> Double = { $0.reduce(0, +) }
            let mean: ([Double]) -> Double = { $0.reduce(0, +) / Double($0.count) }
            let greatest: ([Double]) -> Double = { $0.max() ?? 0 }
            let r = Reference(x)
            expectClose(try x.sum(axis: axis), define(r, sum))
            expectClose(try x.mean(axis: axis - shape.count), define(r, mean))
            expectClose(try x.max(axis: axis), define(r, greatest))
            expectClose(try x.argmax(axis: axis), define(r) { Double($0.firstIndex(of: $0.max() ?? 0) ?? 0) })
            #expect(abs(x.sum() - Float(r.values.reduce(0, +))) < 1e-5)
            #expect(x.max() == x.values.max() && x.min() == x.values.min())
            #expect(x[x.argmax()] == x.max())
            var kept = shape
            kept.remove(at: axis)
            let cotangent = dice.coarse(kept)
            expectGradient(
                try .sumBackward(cotangent, shape: shape, axis: axis), of: { define($0, sum) }, at: x,
                cotangent: cotangent)
            expectGradient(
                try .meanBackward(cotangent, shape: shape, axis: axis), of: { define($0, mean) }, at: x,
                cotangent: cotangent)
            expectGradient(
                try .maxBackward(cotangent, input: x, axis: axis), of: { define($0, greatest) }, at: x,
                cotangent: cotangent)
        }
    }

    @Test("sums of every length, along every axis, and over what was repeated")
    func lengths() throws {
        var dice = Dice(51)
        for count in Array(0...40) + [255, 256, 257, 1000, 4095, 4097, 70_001] {
            let x = dice.tensor([2, count])
            let rows = (0..<2).map { row in (0..<count).reduce(0.0) { $0 + Double(x[row, $1]) } }
            let scale = Double(count).squareRoot() + 1e-9
            func expectSum(_ found: Float, _ exact: Double) {
                #expect(abs(Double(found) - exact) <= 1e-6 * scale, "\(count)")
            }
            expectSum(x.sum(), rows[0] + rows[1])
            let (last, repeated) = (try x.sum(axis: 1), try x.sum(to: [2, 1]))
            let turned = try x.transposed().sum(axis: 0)
            for row in 0..<2 {
                expectSum(last[row], rows[row])
                expectSum(repeated[row], rows[row])
                expectSum(turned[row], rows[row])
            }
            let columns = try x.sum(to: [count])
            for i in 0..<count { #expect(columns[i] == Float(Double(x[0, i]) + Double(x[1, i]))) }
        }
    }

    @Test("sums of one to nine rows are each row's own")
    func rowsOfRepeats() throws {
        var dice = Dice(74)
        for rows in 1...9 {
            let x = dice.coarse([rows, dice.int(1...40)])
            #expect(try x.sum(to: [rows, 1]) == x.sum(axis: 1, keepingDimensions: true))
        }
    }

    @Test("slices, joins, padding and transposes put every value in its place; 200 random shapes")
    func layout() throws {
        var dice = Dice(8)
        for _ in 0..<200 {
            let shape = (0..<dice.int(2...4)).map { _ in dice.int(1...5) }
            let x = dice.coarse(shape)
            let axis = dice.int(0...(shape.count - 1))
            let start = dice.int(0...shape[axis])
            let end = dice.int(start...shape[axis])
            // What a split parts, a concat joins; what a slice takes is a split's middle.
            let parts = try x.split(axis: axis, sizes: [start, end - start, shape[axis] - end])
            #expect(try Tensor.concat(parts, axis: axis) == x)
            #expect(try x.slice(axis: axis, from: start, to: end) == parts[1])
            for (i, value) in try x.slice(axis: axis, from: start, to: end).values.enumerated() where end > start {
                let inner = shape[(axis + 1)...].reduce(1, *)
                let (outer, rest) = i.quotientAndRemainder(dividingBy: (end - start) * inner)
                #expect(value == x[(outer * shape[axis] + start) * inner + rest])
            }
            let padding = Padding(
                top: dice.int(0...2), left: dice.int(0...2), bottom: dice.int(0...2), right: dice.int(0...2))
            let padded = try x.padded(padding, with: 3)
            #expect(try padded.cropped(padding) == x)
            #expect(abs(padded.sum() - (x.sum() + 3 * Float(padded.count - x.count))) < 1e-3)

            let axes = Array(0..<shape.count).shuffled(by: &dice)
            let turned = try x.transposed(axes: axes)
            var inverse = axes
            for (i, axis) in axes.enumerated() { inverse[axis] = i }
            #expect(turned.shape == axes.map { shape[$0] })
            #expect(try turned.transposed(axes: inverse) == x)
            #expect(try x.transposed() == x.transposed(axes: Array((0..<shape.count).reversed())))
            #expect(try x.reshaped([-1]).reshaped(shape) == x)
            #expect(x.row(0) == (try x.slice(axis: 0, from: 0, to: 1).reshaped(Array(shape.dropFirst()))))
        }
        #expect(try Tensor([[1, 2, 3], [4, 5, 6]]).transposed() == Tensor([[1, 4], [2, 5], [3, 6]]))
    }

    @Test("the k greatest, over 200 random shapes")
    func topK() throws {
        var dice = Dice(9)
        for _ in 0..<200 {
            let shape = [dice.int(1...3), dice.int(1...6)]
            let k = dice.int(0...shape[1])
            let x = dice.distinct(shape)
            let found = try x.topK(k)
            for row in 0..<shape[0] {
                let expected = x.row(row).values.sorted(by: >).prefix(k)
                #expect(found.values.row(row).values == Array(expected))
                for place in 0..<k { #expect(x[row, Int(found.indices[row, place])] == found.values[row, place]) }
            }
        }
        #expect(try Tensor([3, 3, 1]).topK(2).indices == Tensor([0, 1]))
    }

    @Test("one-hot rows, and labels that are none")
    func oneHot() throws {
        #expect(try Tensor.oneHot([1, 0], classes: 3) == Tensor([[0, 1, 0], [1, 0, 0]]))
        #expect(throws: ShapeError.labelOutside(label: 3, classes: 3)) { try Tensor.oneHot([3], classes: 3) }
    }

    @Test("a matrix of any size is transposed value by value, whole tiles of 16 x 16 among them")
    func tiles() throws {
        var dice = Dice(77)
        for _ in 0..<60 {
            let (height, width, depth) = (dice.int(1...50), dice.int(1...50), dice.int(1...3))
            let tensor = dice.tensor([depth, height, width])
            let turned = try tensor.transposed(axes: [2, 0, 1])
            #expect(turned.shape == [width, depth, height])
            for k in 0..<depth {
                for y in 0..<height {
                    for x in 0..<width where turned[x, k, y] != tensor[k, y, x] {
                        Issue.record("\(tensor.shape) at \([k, y, x])")
                        return
                    }
                }
            }
        }
    }
}

extension Array {
    var pair: (Element, Element) { (self[0], self[1]) }

    func shuffled(by dice: inout Dice) -> [Element] {
        var result = self
        for i in indices.dropFirst() { result.swapAt(i, dice.int(0...i)) }
        return result
    }
}
