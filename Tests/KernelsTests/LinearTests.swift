import Testing

@testable import Kernels

@Suite("Matrix products are sums of products, forward and backward")
struct LinearTests {
    static func define(_ a: Reference, _ b: Reference) -> Reference {
        let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
        var y = Reference(zeros: [m, n])
        for i in 0..<m {
            for j in 0..<n {
                for l in 0..<k { y[i, j] += a[i, l] * b[l, j] }
            }
        }
        return y
    }

    static func defineLinear(_ x: Reference, _ w: Reference, _ bias: Reference?) -> Reference {
        var y = Reference(zeros: [x.shape[0], w.shape[0]])
        for i in 0..<x.shape[0] {
            for j in 0..<w.shape[0] {
                y[i, j] = bias?.values[j] ?? 0
                for l in 0..<x.shape[1] { y[i, j] += x[i, l] * w[j, l] }
            }
        }
        return y
    }

    @Test("products and gradients, over 250 random shapes")
    func products() throws {
        var dice = Dice(10)
        for _ in 0..<250 {
            let (m, k, n) = (
                dice.pick([0, 1, 1, 2, 3, 5, 17]), dice.pick([0, 1, 1, 2, 3, 7, 19]), dice.pick([1, 1, 2, 3, 16, 18])
            )
            let (a, b) = (dice.coarse([m, k]), dice.coarse([k, n]))
            let y = try matmul(a, b)
            expectClose(y, Self.define(Reference(a), Reference(b)))
            let cotangent = dice.coarse([m, n])
            let found = try matmulBackward(cotangent, left: a, right: b)
            expectGradient(found.left, of: { Self.define($0, Reference(b)) }, at: a, cotangent: cotangent)
            expectGradient(found.right, of: { Self.define(Reference(a), $0) }, at: b, cotangent: cotangent)
            if m > 0 { #expect(try matmul(a.row(0), b) == y.row(0)) }
            #expect(try matmul(a, b.transposed().row(0)).shape == [m])
        }
    }

    @Test("a vector on either side is a row or a column, forward and backward, over 200 random shapes")
    func vectors() throws {
        var dice = Dice(44)
        for _ in 0..<200 {
            let (k, n) = (dice.pick([0, 1, 2, 7, 19]), dice.pick([1, 2, 3, 18]))
            let (v, w) = (dice.coarse([k]), dice.coarse([k, n]))
            func row(_ x: Reference) -> Reference { shaped(x, [1, x.values.count]) }
            func column(_ x: Reference) -> Reference { shaped(x, [x.values.count, 1]) }
            func shaped(_ x: Reference, _ shape: [Int]) -> Reference {
                var y = x
                y.shape = shape
                return y
            }
            func before(_ v: Reference, _ w: Reference) -> Reference { shaped(Self.define(row(v), w), [n]) }
            let cotangent = dice.coarse([n])
            expectClose(try matmul(v, w), before(Reference(v), Reference(w)))
            let found = try matmulBackward(cotangent, left: v, right: w)
            expectGradient(found.left, of: { before($0, Reference(w)) }, at: v, cotangent: cotangent)
            expectGradient(found.right, of: { before(Reference(v), $0) }, at: w, cotangent: cotangent)

            let a = w.transposed()
            func after(_ a: Reference, _ v: Reference) -> Reference { shaped(Self.define(a, column(v)), [n]) }
            expectClose(try matmul(a, v), after(Reference(a), Reference(v)))
            let other = try matmulBackward(cotangent, left: a, right: v)
            expectGradient(other.left, of: { after($0, Reference(v)) }, at: a, cotangent: cotangent)
            expectGradient(other.right, of: { after(Reference(a), $0) }, at: v, cotangent: cotangent)

            let u = dice.coarse([k])
            #expect(abs(Double(try matmul(u, v)[0]) - inner(u, v)) < 1e-9)
            let both = try matmulBackward(Tensor(2), left: u, right: v)
            #expect(both.left == v * 2 && both.right == u * 2)
        }
    }

    @Test("of one image, a weight's gradient is its input times each output's, however long", arguments: [1, 2])
    func gradientOfOneImage(threads: Int) throws {
        for (inputs, outputs) in [(5, 3), (1024, 2048), (1025, 2100)] {
            let (x, w) = (Tensor.normal([1, inputs], seed: 1), Tensor.zeros([outputs, inputs]))
            let gradient = Tensor.normal([1, outputs], seed: 2)
            let found = try Threads.with(threads) { try linearBackward(gradient, input: x, weight: w) }
            #expect(try found.weight == gradient.reshaped([outputs, 1]) * x)
        }
    }

    @Test("products a little too small for every thread have the same bits on two threads as on one")
    func dividedProducts() throws {
        for (m, k, n) in [(64, 120, 84), (84, 64, 120), (50, 200, 70)] {
            let (a, b) = (Tensor.normal([m, k], seed: 1), Tensor.normal([n, k], seed: 2))
            let found = try [1, 2].map { threads in
                try Threads.with(threads) { try gemm(a, b, transposing: .right) }
            }
            #expect(found[0] == found[1], "\(m) \(k) \(n)")
        }
    }

    @Test("general products and gradients, over 200 random shapes", arguments: Transposition.allCases)
    func general(transposing: Transposition) throws {
        var dice = Dice(37)
        for _ in 0..<200 {
            let (m, k, n) = (dice.pick([0, 1, 2, 5]), dice.pick([0, 1, 3, 17]), dice.pick([1, 2, 7]))
            let a = dice.coarse(transposing == .left || transposing == .both ? [k, m] : [m, k])
            let b = dice.coarse(transposing == .right || transposing == .both ? [n, k] : [k, n])
            let c = dice.coarse([m, n])
            func turned(_ x: Reference) -> Reference {
                var y = Reference(zeros: [x.shape[1], x.shape[0]])
                for i in 0..<x.shape[0] { for j in 0..<x.shape[1] { y[j, i] = x[i, j] } }
                return y
            }
            func define(_ a: Reference, _ b: Reference) -> Reference {
                var y = Self.define(
                    transposing == .left || transposing == .both ? turned(a) : a,
                    transposing == .right || transposing == .both ? turned(b) : b)
                for i in y.values.indices { y.values[i] = 0.5 * y.values[i] + 2 * Double(c[i]) }
                return y
            }
            let found = try gemm(a, b, transposing: transposing, alpha: 0.5, beta: 2, adding: c)
            expectClose(found, define(Reference(a), Reference(b)))
            let cotangent = dice.coarse([m, n])
            let gradients = try gemmBackward(cotangent, left: a, right: b, transposing: transposing, alpha: 0.5)
            expectGradient(gradients.left, of: { define($0, Reference(b)) }, at: a, cotangent: cotangent)
            expectGradient(gradients.right, of: { define(Reference(a), $0) }, at: b, cotangent: cotangent)
        }
    }

    @Test("layers and gradients, over 250 random shapes")
    func layers() throws {
        var dice = Dice(11)
        for _ in 0..<250 {
            let (n, inputs, outputs) = (
                dice.pick([0, 1, 1, 2, 5]), dice.pick([1, 2, 3, 7, 33]), dice.pick([1, 2, 10, 17])
            )
            let (x, w) = (dice.coarse([n, inputs]), dice.coarse([outputs, inputs]))
            let bias = dice.coin() ? dice.coarse([outputs]) : nil
            let b = bias.map { Reference($0) }
            expectClose(try linear(x, weight: w, bias: bias), Self.defineLinear(Reference(x), Reference(w), b))
            let cotangent = dice.coarse([n, outputs])
            let found = try linearBackward(cotangent, input: x, weight: w)
            expectGradient(
                found.input, of: { Self.defineLinear($0, Reference(w), b) }, at: x, cotangent: cotangent)
            expectGradient(
                found.weight, of: { Self.defineLinear(Reference(x), $0, b) }, at: w, cotangent: cotangent)
            expectGradient(
                found.bias, of: { Self.defineLinear(Reference(x), Reference(w), $0) }, at: .zeros([outputs]),
                cotangent: cotangent)
        }
    }

    @Test("large products, divided by rows or columns, are the same on any number of threads")
    func large() throws {
        var dice = Dice(12)
        for (m, k, n) in [(130, 90, 70), (3, 200, 900), (700, 300, 5), (1, 500, 1200), (1200, 500, 1)] {
            let (a, b) = (dice.tensor([m, k]), dice.tensor([k, n]))
            let expected = Self.define(Reference(a), Reference(b))
            for threads in [1, 2, 5] { expectClose(try Threads.with(threads) { try matmul(a, b) }, expected) }
        }
    }

    @Test("what does not go together says so")
    func errors() {
        #expect(throws: ShapeError.innerSizesDiffer(operation: "matmul", left: [2, 3], right: [2, 3])) {
            try matmul(.zeros([2, 3]), .zeros([2, 3]))
        }
        #expect(
            throws: ShapeError.wrongRank(
                operation: "matmul", argument: "the right side", expected: "a matrix or a stack of matrices", found: [3]
            )
        ) {
            try matmul(.zeros([1, 2, 3]), .zeros([3]))
        }
        #expect(
            throws: ShapeError.wrongRank(
                operation: "matmul", argument: "the left side", expected: "a matrix, a vector or a stack of matrices",
                found: [])
        ) { try matmul(Tensor(1), .zeros([3])) }
        #expect(throws: ShapeError.mismatch(operation: "linear", argument: "weight", expected: [4, 3], found: [4, 2])) {
            try linear(.zeros([1, 3]), weight: .zeros([4, 2]))
        }
    }
}
